package org.sdlgm.djl.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.error.DataException;

class TensorFileTest {
  @TempDir private Path folder;
  private Path file;
  private TensorFile content;

  @BeforeEach
  void write() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b/weight", new Tensor(new Shape(2, 3), new float[] {1, 2, 3, 4, 5, Float.NaN}));
    tensors.put("a", new Tensor(new Shape(1), new float[] {-0.25f}));
    tensors.put("empty", new Tensor(new Shape(0), new float[0]));
    content = new TensorFile(Map.of("format", "1", "yaml", "a: ü\n"), tensors);
    file = folder.resolve("x.safetensors");
    content.write(file);
  }

  @Test
  void comesBackAsItWas() {
    TensorFile read = TensorFile.read(file);
    assertThat(read.texts()).isEqualTo(content.texts());
    assertThat(read.tensors().keySet()).containsExactly("b/weight", "a", "empty");
    assertThat(read.tensors().get("b/weight").values()).containsExactly(1, 2, 3, 4, 5, Float.NaN);
    assertThat(read.tensors().get("b/weight").shape()).isEqualTo(new Shape(2, 3));
    assertThat(read.digest()).isEqualTo(content.digest());
  }

  /** The layout that the format's other readers expect. */
  @Test
  void isASafetensorsFile() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) bytes.getLong();
    String json = new String(bytes.array(), 8, header, StandardCharsets.UTF_8);
    assertThat(json)
        .contains("\"b/weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}")
        .contains("\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[24,28]}");
    assertThat(bytes.getFloat(8 + header + 4)).isEqualTo(2);
    assertThat(bytes.capacity()).isEqualTo(8 + header + 28);
  }

  @Test
  void everyChangedByteIsFound() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x11;
      Files.write(file, bad);
      assertDamaged();
    }
  }

  @Test
  void everyTruncationIsFound() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertDamaged();
    }
  }

  @Test
  void whatIsAppendedIsFound() throws IOException {
    byte[] good = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(good, good.length + 4));
    assertDamaged();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "null",
        "{\"__metadata__\":{},\"a\":{\"dtype\":\"F32\",\"shape\":[1099511627776],"
            + "\"data_offsets\":[0,4398046511104]}}",
        "{\"__metadata__\":{},\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],"
            + "\"data_offsets\":[0,0]}}",
        "{\"__metadata__\":{},\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,-4]}}",
        "{\"__metadata__\":{},\"a\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,4]}}",
        "{\"__metadata__\":{},\"a\":{\"dtype\":\"F32\",\"shape\":{\"b\":1},\"data_offsets\":[0,0]}}",
        "{\"__metadata__\":{},\"a\":{\"dtype\":\"F32\",\"shape\":[0],"
            + "\"data_offsets\":{\"from\":0,\"to\":0}}}",
        "{\"__metadata__\":{},\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}",
        "{\"__metadata__\":{\"sha256\":7}}",
        "{\"__metadata__\":{}}"
      })
  void aLyingHeaderIsRefused(String json) throws IOException {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(header.length).put(header).array());
    assertDamaged();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, -1, 1L << 40, 0})
  void aLyingHeaderLengthIsRefused(long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(length).array());
    assertDamaged();
  }

  private void assertDamaged() {
    assertThatThrownBy(() -> TensorFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(file.toString())
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> TensorFile.read(folder.resolve("none")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("does not exist");
  }
}
