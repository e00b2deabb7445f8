package org.sdlgm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.cli.fake.Shell;
import org.sdlgm.cli.fake.Shell.Result;
import org.sdlgm.random.Draws;

/**
 * From a table of one's own to predicted labels, on PyTorch, with a model and data that are small.
 */
class LabelCommandsTest {
  private static final List<String> SMALL =
      List.of(
          "--set", "training.iterations=150",
          "--set", "training.batchSize=20",
          "--set", "training.evaluateEvery=20",
          "--set", "training.optimizer.learningRate=0.01",
          "--set", "model.labels.features.network={hidden: [16], dropout: 0}",
          "--set", "model.labels.sparsity.network={hidden: [8], dropout: 0}",
          "--set", "backend.threads=1");

  @TempDir private static Path shared;
  private static Path table;
  private static Path run;

  @TempDir private Path folder;

  /** Sunny where x is above 0, windy where the colour is red: a model learns it in no time. */
  private static String csv(int rows, long seed) {
    StringBuilder text = new StringBuilder("sunny,x,colour,windy,noise\n");
    for (int row = 0; row < rows; row++) {
      double x = Draws.normal(seed, row);
      boolean red = Draws.uniform(seed + 1, row) < 0.4;
      text.append(x > 0 ? 1 : 0)
          .append(String.format(Locale.ROOT, ",%.4f,", x))
          .append(red ? "red," : "blue,")
          .append(red ? "1," : "0,")
          .append(String.format(Locale.ROOT, "%.4f\n", Draws.normal(seed + 2, row)));
    }
    return text.toString();
  }

  private static Result sdlgm(List<String> options, Object... command) {
    List<Object> all = new ArrayList<>(List.of(command));
    all.addAll(options);
    return new Shell().run(all.toArray());
  }

  private static Result train(Path csv, Path into, String... settings) {
    List<String> options = new ArrayList<>(SMALL);
    Stream.of(settings).forEach(setting -> options.addAll(List.of("--set", setting)));
    return sdlgm(
        options, "train", "multilabel", "--csv", csv, "--labels", "sunny,windy", "-o", into);
  }

  @BeforeAll
  static void trainOnATable() throws IOException {
    table = shared.resolve("weather.csv");
    Files.writeString(table, csv(200, 1));
    run = shared.resolve("run");
    Result trained = train(table, run);
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.out()).contains("micro-f1 ", "micro-f1 (bag)", "label-loss", "nats");
  }

  private static double value(Result result, String measure) {
    return result
        .out()
        .lines()
        .filter(line -> line.startsWith(measure + " "))
        .map(line -> line.substring(measure.length()).strip().split(" +", 2)[0])
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theModelHasLearnedTheLabels() {
    Result measured =
        sdlgm(List.of(), "evaluate", run, "--metric", "micro-f1,hamming-loss,macro-auc");

    assertThat(measured.code()).as(measured.err()).isZero();
    assertThat(value(measured, "micro-f1")).isGreaterThan(0.8);
    assertThat(value(measured, "micro-f1 (bag)")).isGreaterThan(0.8);
    assertThat(measured.out()).contains("fraction  lower is better").doesNotContain("macro-auc (");
    assertThat(measured.err()).contains("test observations of weather.csv", "threshold 0.300");
  }

  @Test
  void aThresholdCanBeGiven() {
    Result all = sdlgm(List.of(), "evaluate", run, "--metric", "micro-recall", "--threshold", "0");
    assertThat(value(all, "micro-recall")).isEqualTo(1);
    Result wrong = sdlgm(List.of(), "evaluate", run, "--threshold", "0.1,0.2,0.3");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("3 thresholds for 2 labels");
  }

  @Test
  void theReportShowsLabelsAndNoPictures() {
    assertThat(run.resolve("report.html"))
        .content()
        .contains("How many labels an observation has", "What a probability means", "label loss")
        .doesNotContain("id=\"reconstructions\"", "id=\"prior\"", "id=\"trials\"");
  }

  @Test
  void theReportShowsWhatWasMeasured() {
    Path limited = folder.resolve("limited");
    Result trained = train(table, limited, "evaluation.observations=7");

    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(limited.resolve("report.html")).content().contains("says of the 7 observations");
  }

  @Test
  void attributesAreMatchedByName() throws IOException {
    Path fresh = folder.resolve("new.csv");
    Files.writeString(
        fresh, "comment,noise,colour,x\nfirst,0,red,2\nsecond,0,blue,-2\nthird,,red,-2\n");
    Path labels = folder.resolve("labels.csv");

    Result predicted = sdlgm(List.of(), "predict", run, "-i", fresh, "-o", labels);

    assertThat(predicted.code()).as(predicted.err()).isZero();
    assertThat(predicted.out()).contains("labels of 3 observations");
    assertThat(predicted.err()).contains("'comment', which the model was not trained on");
    List<String> lines = Files.readAllLines(labels);
    assertThat(lines.get(0)).isEqualTo("row,labels,expected,number,sunny,windy");
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).startsWith("1,sunny");
    assertThat(lines.get(3)).startsWith("3,windy,");
    assertThat(probability(lines.get(1), 4)).isGreaterThan(probability(lines.get(2), 4));
    assertThat(probability(lines.get(1), 5)).isGreaterThan(probability(lines.get(2), 5));
  }

  @Test
  void theMostProbableBagHasAsManyLabelsAsAreMostProbable() throws IOException {
    Path fresh = folder.resolve("new.csv");
    Files.writeString(fresh, "noise,colour,x\n0,red,2\n0,blue,-2\n0,blue,2\n");
    Path labels = folder.resolve("labels.csv");

    Result predicted = sdlgm(List.of(), "predict", run, "-i", fresh, "-o", labels, "--bag");

    assertThat(predicted.code()).as(predicted.err()).isZero();
    assertThat(predicted.out()).contains("by the most probable bag");
    for (String line : Files.readAllLines(labels).subList(1, 4)) {
      String[] fields = line.split(",", -1);
      String[] decided = fields[1].isEmpty() ? new String[0] : fields[1].split(";");
      assertThat(decided).as(line).hasSize(Integer.parseInt(fields[3]));
    }
    assertRefused(
        sdlgm(List.of(), "predict", run, "-i", fresh, "-o", labels, "--bag", "--threshold", "0.1"),
        "mutually exclusive");
  }

  private static double probability(String line, int column) {
    return Double.parseDouble(line.split(",", -1)[column]);
  }

  @Test
  void labelsOfANewTableAreNotRead() throws IOException {
    Path fresh = folder.resolve("new.csv");
    Files.writeString(fresh, "x,colour,noise,sunny\n2,red,0,?\n");
    Result predicted =
        sdlgm(List.of(), "predict", run, "-i", fresh, "-o", folder.resolve("labels.csv"));
    assertThat(predicted.code()).as(predicted.err()).isZero();
  }

  @Test
  void aNewTableThatDoesNotFitIsRefusedInALine() throws IOException {
    assertPredictionRefused("x,noise\n1,0\n", "lacks the attribute 'colour'", "matched by name");
    assertPredictionRefused(
        "x,colour,noise\n1,green,0\n", "new.csv:2", "'green', which the training part");
    assertPredictionRefused("x,colour,noise\nwarm,red,0\n", "new.csv:2", "warm");
    assertPredictionRefused("x,colour,noise\n1,red\n", "new.csv:2");
    assertPredictionRefused("x,colour,noise\n", "has no rows");
  }

  private void assertPredictionRefused(String text, String... parts) throws IOException {
    Path fresh = folder.resolve("new.csv");
    Files.writeString(fresh, text);
    Path labels = folder.resolve("labels.csv");
    Result refused = sdlgm(List.of(), "predict", run, "-i", fresh, "-o", labels);
    assertRefused(refused, parts);
    assertThat(labels).doesNotExist();
  }

  private static void assertRefused(Result result, String... parts) {
    assertThat(result.code()).isIn(1, 2);
    assertThat(result.err()).contains(parts).doesNotContain("internal error");
    assertThat(result.err().lines().filter(line -> !line.startsWith("sdlgm: train")).toList())
        .hasSize(1);
  }

  @Test
  void tablesThatCannotBeLearnedAreRefusedInALine() throws IOException {
    assertTrainingRefused("x,a\n1,0\n2,0\n3,0\n", "a", "without an observation that has labels");
    assertTrainingRefused("x,a\n1,1\n2,1\n", "b", "no attribute for the label 'b'");
    assertTrainingRefused("x,a\n1,1\n2,nan\n", "a", "bad.csv");
    assertTrainingRefused(
        "x,a\n1,2\n2,2\n3,2\n4,2\n",
        "a",
        "maxFeatures is 1, but observation 0",
        "--set model.labels.maxFeatures=1");
  }

  private void assertTrainingRefused(String text, String labels, String... parts)
      throws IOException {
    Path file = folder.resolve("bad.csv");
    Files.writeString(file, text);
    List<String> options = new ArrayList<>();
    List<String> expected = new ArrayList<>(List.of(parts));
    Stream.of(parts)
        .filter(part -> part.startsWith("--set "))
        .forEach(part -> options.addAll(List.of(part.split(" "))));
    expected.removeIf(part -> part.startsWith("--set "));
    Result refused =
        sdlgm(
            options,
            "train",
            "multilabel",
            "--csv",
            file,
            "--labels",
            labels,
            "-o",
            folder.resolve("bad-" + System.nanoTime()));
    assertRefused(refused, expected.toArray(String[]::new));
  }

  @Test
  void commandsOfTheOtherKindOfModelSaySo() {
    assertRefused(
        sdlgm(List.of(), "encode", run, "-i", table, "-o", folder.resolve("a.slc")), "labels");
    assertRefused(sdlgm(List.of(), "evaluate", run, "--bound", "gated"), "--metric");
    assertRefused(sdlgm(List.of(), "train", "multilabel", "--labels", "a"), "--arff or --csv");
    assertRefused(sdlgm(List.of(), "train", "multilabel", "--csv", table), "--labels");
  }

  @Test
  void aCrossValidationKeepsNoModel() {
    Path validated = folder.resolve("cv");
    Result result =
        train(
            table,
            validated,
            "evaluation.folds=3",
            "evaluation.repeats=2",
            "evaluation.metrics=[micro-f1, macro-f1]");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(value(result, "micro-f1")).isGreaterThan(0.8);
    assertThat(validated.resolve("validation.json"))
        .content()
        .contains("\"folds\" : 3", "\"repeats\" : 2", "thresholds");
    assertThat(validated.resolve("model")).doesNotExist();
    assertThat(validated.resolve("checkpoints")).doesNotExist();
    assertThat(sdlgm(List.of(), "resume", validated).code()).isZero();
    Result evaluated = sdlgm(List.of(), "evaluate", validated);
    assertThat(evaluated.code()).isEqualTo(1);
    assertThat(evaluated.err()).contains("is a cross-validation, which keeps no model");
  }

  @Test
  void predictionsDoNotReplaceWhatTheyAreOf() throws IOException {
    Path fresh = Files.writeString(folder.resolve("new.csv"), "noise,colour,x\n0,red,2\n");

    assertRefused(sdlgm(List.of(), "predict", run, "-i", fresh, "-o", fresh), "input itself");
    assertThat(fresh).content().startsWith("noise,colour,x");
  }

  @Test
  void evaluatingSaysWhereTheDataAreOthersThanTheRunHad() throws IOException {
    Path own = Files.writeString(folder.resolve("own.csv"), csv(60, 2));
    Path trained = folder.resolve("trained");
    Result first = train(own, trained, "training.iterations=5");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(sdlgm(List.of(), "evaluate", trained).err()).doesNotContain("own.csv\n");

    Files.writeString(own, csv(60, 3));

    Result evaluated = sdlgm(List.of(), "evaluate", trained);
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    assertThat(evaluated.err()).contains("not as they were when the run was trained", "own.csv\n");
  }

  @Test
  void aSearchIsOfOneStateOfTheData() throws IOException {
    Path own = Files.writeString(folder.resolve("own.csv"), csv(40, 2));
    List<String> options = new ArrayList<>(SMALL);
    options.addAll(List.of("--set", "training.iterations=5", "--folds", "2", "--jobs", "1"));
    options.addAll(List.of("--grid", "--search", "training.optimizer.learningRate=[0.01]"));
    options.addAll(List.of("--csv", own.toString(), "--labels", "sunny,windy"));
    options.addAll(List.of("-o", folder.resolve("searched").toString()));
    Result first = sdlgm(options, "tune", "multilabel");
    assertThat(first.code()).as(first.err()).isZero();

    Files.writeString(own, csv(40, 3));

    assertRefused(sdlgm(options, "tune", "multilabel"), "own.csv changed after", "-o");
  }

  @Test
  void foldsOfASearchAreSaidOnce() {
    String search = "evaluation.folds=[2, 3]";
    assertRefused(sdlgm(List.of(), "tune", "multilabel", "--search", search), "--folds");
    List<String> options = List.of("--search", "seed=[1]", "--set", "evaluation.folds=3");
    assertRefused(sdlgm(options, "tune", "multilabel"), "--folds");
  }

  @Test
  void tuningRecordsItsTrialsAndTrainsWithTheBest() throws IOException {
    Path tuned = folder.resolve("tuned");
    List<String> options = new ArrayList<>(SMALL);
    options.addAll(
        List.of(
            "--grid",
            "--search",
            "training.optimizer.learningRate=[0.00001, 0.01]",
            "--select",
            "micro-f1,macro-f1",
            "--folds",
            "2",
            "--jobs",
            "2",
            "-o",
            tuned.toString()));

    Result first = sdlgm(options, "tune", "multilabel", "--csv", table, "--labels", "sunny,windy");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("the best trials by micro-f1:", "trial 2", "learningRate 0.01");
    List<String> trials = Files.readAllLines(tuned.resolve("trials.jsonl"));
    assertThat(trials).hasSize(2);
    assertThat(trials.get(1)).contains("\"trial\":2", "micro-f1", "thresholds", "0.01");
    List<Path> chosen = folders(tuned, "m");
    assertThat(chosen).hasSize(2);
    assertThat(chosen.get(0).resolve("config.yaml"))
        .content()
        .contains("learningRate: 0.01", "folds: 0");
    assertThat(chosen.get(0).resolve("report.html")).content().contains("id=\"trials\"");

    long before = Files.getLastModifiedTime(chosen.get(0).resolve("report.html")).toMillis();
    Result again = sdlgm(options, "tune", "multilabel", "--csv", table, "--labels", "sunny,windy");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("2 of 2 runs done");
    assertThat(Files.getLastModifiedTime(chosen.get(0).resolve("report.html")).toMillis())
        .isEqualTo(before);
  }

  private static List<Path> folders(Path parent, String prefix) throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(each -> each.getFileName().toString().startsWith(prefix)).sorted().toList();
    }
  }

  @Test
  void aSearchNeedsSomethingToSearch() {
    assertRefused(sdlgm(List.of(), "tune", "multilabel"), "--search");
    assertRefused(
        sdlgm(List.of(), "tune", "multilabel", "--search", "seed=[1]", "--select", "micro"),
        "micro-f1");
    assertRefused(
        sdlgm(
            List.of(),
            "tune",
            "multilabel",
            "--search",
            "training.iteration=[1]",
            "-o",
            folder.resolve("t")),
        "iterations");
  }
}
