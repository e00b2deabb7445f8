package org.sdlgm.djl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.djl.storage.Tensor;
import org.sdlgm.djl.storage.TensorFile;
import org.sdlgm.error.DataException;

class CheckpointFolderTest {
  private static final Map<String, Tensor> NUMBER =
      Map.of("number", new Tensor(new Shape(1), new float[] {1}));

  @TempDir private Path path;

  private Path write(int iteration) {
    return new CheckpointFolder(path).write(new Checkpoint("task", iteration, NUMBER, NUMBER));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theLastTwoAreKept() throws IOException {
    write(1);
    List<Path> last = List.of(write(2), write(10));
    assertThat(files()).isEqualTo(last);
    assertThat(new CheckpointFolder(path).lastGood().iteration()).isEqualTo(10);
  }

  /** A training that went on from before a damaged checkpoint, and stopped short of it. */
  @Test
  void whatIsWrittenIsKeptWhateverElseThereIs() throws IOException {
    Path good = write(1);
    Files.write(write(7), new byte[9]);
    Path again = write(3);
    assertThat(files()).containsExactly(good, again);
    assertThat(new CheckpointFolder(path).lastGood().iteration()).isEqualTo(3);
  }

  @Test
  void aTrainingBeginsWhereThereAreNone() {
    CheckpointFolder folder = new CheckpointFolder(path);
    folder.requireEmpty();
    write(4);
    assertThatThrownBy(folder::requireEmpty)
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(path.toString(), "iteration-0000000004");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4294967295", "2147483648", "-1", "+1", "1e3", "", "99999999999"})
  void anImpossibleIterationIsDamage(String text) {
    Path file = path.resolve("iteration-0000000001.safetensors");
    new TensorFile(Map.of("sdlgm.checkpoint.format", "1", "sdlgm.iteration", text), NUMBER)
        .write(file);
    assertThatThrownBy(() -> Checkpoint.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(file.toString(), "'" + text + "'");
  }
}
