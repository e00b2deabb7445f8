package org.sdlgm.config;

import org.sdlgm.error.ConfigurationException;

/** Everything that a run depends on: the same configuration gives the same run. */
public record RunConfig(
    @Setting("of the run, in file names and reports") String name,
    @Setting("of weights, noise and data order") long seed,
    @Setting("engine, device, threads") BackendConfig backend,
    @Setting("what to train on") ComponentConfig dataset,
    @Setting("what is trained, and the components that it is made of") ModelConfig model,
    @Setting("how to train") TrainingConfig training,
    @Setting("what to measure at the end") EvaluationConfig evaluation) {
  /** The paper's model on the offline default data; every preset lies over it. */
  public static final RunConfig DEFAULTS =
      new RunConfig(
          "run",
          0,
          BackendConfig.DEFAULTS,
          ComponentConfig.of("bars"),
          new GenerativeModelConfig(
              ComponentConfig.of("sparse"),
              ComponentConfig.of("mlp"),
              ComponentConfig.of("bernoulli")),
          TrainingConfig.DEFAULTS,
          EvaluationConfig.DEFAULTS);

  /**
   * @throws ConfigurationException if a part is missing or the name cannot be part of a file's name
   */
  public RunConfig {
    Require.settings(RunConfig.class, name, seed, backend, dataset, model, training, evaluation);
    if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}")) {
      throw new ConfigurationException(
          "name is '"
              + name
              + "'; use up to 100 letters, digits, '.', '_' and '-', the first a letter or digit");
    }
  }

  /**
   * The same with another value of any field, those of components included: {@code
   * with("model.latent.width", 100)}.
   *
   * @param path names from the top to the field, with dots between
   * @param value a number, boolean, text, enumeration constant, list, map or record
   * @throws ConfigurationException if there is no such field, or the value does not fit
   */
  public RunConfig with(String path, Object value) {
    return ConfigTree.set(this, path, value, path);
  }

  /** The same with another {@link #name}. */
  public RunConfig withName(String name) {
    return ConfigTree.with(this, "name", name);
  }

  /** The same with another {@link #seed}. */
  public RunConfig withSeed(long seed) {
    return ConfigTree.with(this, "seed", seed);
  }

  /** The same with another {@link #backend}. */
  public RunConfig withBackend(BackendConfig backend) {
    return ConfigTree.with(this, "backend", backend);
  }

  /** The same with another {@link #dataset}. */
  public RunConfig withDataset(ComponentConfig dataset) {
    return ConfigTree.with(this, "dataset", dataset);
  }

  /** The same with another {@link #model}. */
  public RunConfig withModel(ModelConfig model) {
    return ConfigTree.with(this, "model", model);
  }

  /** The same with another {@link #training}. */
  public RunConfig withTraining(TrainingConfig training) {
    return ConfigTree.with(this, "training", training);
  }

  /** The same with another {@link #evaluation}. */
  public RunConfig withEvaluation(EvaluationConfig evaluation) {
    return ConfigTree.with(this, "evaluation", evaluation);
  }
}
