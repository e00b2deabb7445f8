package org.sdlgm.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.error.DataException;

class OutputFileTest {
  @TempDir private Path folder;

  @Test
  void appearsWhenCommitted() throws IOException {
    Path target = folder.resolve("file");
    try (OutputFile file = OutputFile.own(target)) {
      file.stream().write("new".getBytes(StandardCharsets.UTF_8));
      assertThat(target).doesNotExist();
      file.commit();
    }

    assertThat(target).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void replacesAnOlderFileOnlyWhenCommitted() throws IOException {
    Path target = Files.writeString(folder.resolve("file"), "old");
    try (OutputFile file = OutputFile.own(target)) {
      file.stream().write("half".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(target).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("file");

    try (OutputFile file = OutputFile.own(target)) {
      file.stream().write("new".getBytes(StandardCharsets.UTF_8));
      file.commit();
      assertThatThrownBy(file::commit).isInstanceOf(IllegalStateException.class);
    }
    assertThat(target).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void leavesNothingWhenItCannotBePutInPlace() throws IOException {
    Path target = folder.resolve("file");
    try (OutputFile file = OutputFile.own(target)) {
      Files.createDirectories(target.resolve("in the way"));
      assertThatThrownBy(file::commit)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("cannot be written")
          .hasMessageNotContaining("\n");
    }

    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void namesWhatKeepsItFromBeingMade() {
    assertThatThrownBy(() -> OutputFile.own(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> OutputFile.own(folder.resolve("none").resolve("file")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("its folder does not exist");
  }
}
