package org.sdlgm.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileTroubleTest {
  @Test
  void saysWhatToDo() {
    assertThat(FileTrouble.explain(new AccessDeniedException("/runs"))).contains("permission");
    assertThat(FileTrouble.explain(new IOException("No space left on device")))
        .isEqualTo("the disk is full; make room, or choose another place");
    assertThat(FileTrouble.explain(new FileSystemException("/x", null, "Read-only file system")))
        .contains("read-only; choose another place");
    assertThat(FileTrouble.explain(new NoSuchFileException("/x"))).isEqualTo("there is no /x");
    assertThat(FileTrouble.explain(new IOException())).contains("IOException");
  }
}
