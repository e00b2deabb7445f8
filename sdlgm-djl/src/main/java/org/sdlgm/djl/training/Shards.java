package org.sdlgm.djl.training;

import ai.djl.engine.Engine;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.djl.estimator.ObservationWise;
import org.sdlgm.djl.model.DjlRuntime;
import org.sdlgm.djl.model.EngineThreads;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.Scoped;

/**
 * Splits each batch over the engine's threads, where that gives the same gradient: threads that
 * wait for each other once a step are much faster than an engine's, which wait for each other in
 * each of a hundred operations.
 *
 * <p>The noise of an observation does not depend on the part that it is in, and gradients are added
 * in the order of the parts: a training depends on how many threads there are, but not on when they
 * run.
 */
final class Shards implements AutoCloseable {
  /**
   * Held while a graph is recorded and followed back: DJL's engines have one collector for all of a
   * process. Trainings in several threads take their steps in turn, in the order in which they ask.
   */
  private static final ReentrantLock GRAPH = new ReentrantLock(true);

  /** Products of matrices with fewer rows keep a core waiting for memory. */
  private static final int LEAST_OBSERVATIONS = 25;

  /** A part's numbers where every slot of a sample is an array: 64 MiB of each kind. */
  private static final long MOST_NUMBERS = 1L << 24;

  private final Engine engine;
  private final Optional<EngineThreads> threads;

  /** What steps run in, so that what they do in parallel uses no more threads than the engine. */
  private final Optional<ForkJoinPool> pool;

  private final List<Shard> shards = new ArrayList<>();

  /**
   * @param learner what is trained
   * @param runtime what on
   * @param config how
   * @param seed the run's
   * @param clock is told where the first part's time goes
   */
  Shards(Learner learner, DjlRuntime runtime, TrainingConfig config, long seed, StepClock clock) {
    this.engine = runtime.engine();
    this.threads = runtime.threads();
    Batches batches = new Batches(learner.data(), config.batchSize(), seed);
    Shard whole = new Shard(learner, config, batches, clock);
    int parts = threads.isPresent() && canSplit(whole) ? parts(whole, config.batchSize()) : 1;
    for (int part = 1; part < parts; part++) {
      Optional<Learner> replica = learner.replica();
      if (replica.isPresent()) {
        Batches own = batches.part(part, parts);
        StepClock unread = new StepClock(System::nanoTime);
        shards.add(new Shard(replica.get(), config, own, unread));
      }
    }
    shards.add(0, shards.isEmpty() ? whole : whole.with(batches.part(0, parts)));
    this.pool = threads.map(each -> pool(each, Math.min(each.count(), shards.size())));
  }

  /** One for each thread, and more where memory asks for it. */
  private int parts(Shard whole, int batchSize) {
    int forThreads = Math.min(threads.orElseThrow().count(), batchSize / LEAST_OBSERVATIONS);
    long forMemory = (whole.slotNumbers() + MOST_NUMBERS - 1) / MOST_NUMBERS;
    return (int) Math.max(1, Math.max(forThreads, Math.min(forMemory, batchSize)));
  }

  /** A statistic of the model's is one of the batch. */
  private static boolean canSplit(Shard whole) {
    return whole.estimator() instanceof ObservationWise
        && whole.parameters().all().stream()
            .noneMatch(parameter -> parameter.kind() == Parameter.Kind.STATISTIC);
  }

  private static ForkJoinPool pool(EngineThreads threads, int shards) {
    return new ForkJoinPool(
        threads.count(),
        owner ->
            new ForkJoinWorkerThread(owner) {
              @Override
              protected void onStart() {
                super.onStart();
                threads.use(Math.max(1, threads.count() / shards));
              }
            },
        null,
        false);
  }

  /** The parameters that are trained: the model's and the estimator's. */
  ParameterSet parameters() {
    return shards.get(0).parameters();
  }

  /**
   * The gradient of an iteration, part by part.
   *
   * @param objective of this iteration
   * @param seed the run's
   * @param iteration from 0
   */
  List<Shard.Result> compute(GradientEstimator.Objective objective, long seed, int iteration) {
    GRAPH.lock();
    try (GradientCollector collector = engine.newGradientCollector()) {
      if (pool.isEmpty()) {
        return List.of(shards.get(0).compute(collector, objective, seed, iteration));
      }
      List<ForkJoinTask<Shard.Result>> tasks = new ArrayList<>();
      for (Shard shard : shards) {
        tasks.add(pool.get().submit(() -> shard.compute(collector, objective, seed, iteration)));
      }
      return joined(tasks);
    } finally {
      GRAPH.unlock();
    }
  }

  /** Waits for all of them, whether or not one fails: they share the collector. */
  private static List<Shard.Result> joined(List<ForkJoinTask<Shard.Result>> tasks) {
    tasks.forEach(ForkJoinTask::quietlyJoin);
    return tasks.stream().map(ForkJoinTask::join).toList();
  }

  /**
   * Computes with no more threads than the engine has.
   *
   * @param computation gives plain values, not arrays
   * @param <R> its result
   */
  <R> R shared(Supplier<R> computation) {
    return pool.isEmpty()
        ? computation.get()
        : pool.get().submit(() -> Scoped.compute(computation)).join();
  }

  /** Ends its threads, and gives the engine back to the others. */
  @Override
  public void close() {
    pool.ifPresent(ForkJoinPool::shutdown);
    threads.ifPresent(each -> each.use(each.count()));
  }
}
