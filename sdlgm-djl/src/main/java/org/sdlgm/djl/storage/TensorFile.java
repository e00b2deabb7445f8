package org.sdlgm.djl.storage;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.OutputFile;
import org.sdlgm.storage.Sha256;

/**
 * Named float32 tensors and texts in a safetensors file.
 *
 * <p>The format is eight bytes of header length (little endian), the header in JSON, then the
 * tensors' numbers one after another. The header's {@code __metadata__} holds the texts, and under
 * {@code sha256} a digest of everything else, so that damage anywhere is found.
 *
 * @param texts by name; what {@link #read} gives has no digest among them
 * @param tensors by name, in the order in which they are written
 */
public record TensorFile(Map<String, String> texts, Map<String, Tensor> tensors) {
  private static final String METADATA = "__metadata__";
  private static final String DIGEST = "sha256";
  private static final int LENGTH_BYTES = Long.BYTES;
  private static final int MAX_HEADER = 16 << 20;
  private static final int CHUNK = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the maps, keeping the tensors' order. */
  public TensorFile {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param file an older one is replaced
   * @throws DataException if it cannot be written
   */
  public void write(Path file) {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode metadata = header.putObject(METADATA);
    texts.forEach(metadata::put);
    metadata.put(DIGEST, digest());
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      offset = describe(header.putObject(entry.getKey()), entry.getValue(), offset);
    }
    try (OutputFile out = OutputFile.own(file)) {
      writeTo(out.stream(), JSON.writeValueAsBytes(header));
      out.commit();
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  private static long describe(ObjectNode entry, Tensor tensor, long offset) {
    long end = offset + (long) Float.BYTES * tensor.values().length;
    entry.put("dtype", "F32");
    Arrays.stream(tensor.shape().getShape()).forEach(entry.putArray("shape")::add);
    entry.putArray("data_offsets").add(offset).add(end);
    return end;
  }

  private void writeTo(OutputStream out, byte[] header) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(header.length).array());
    out.write(header);
    for (Tensor tensor : tensors.values()) {
      for (int from = 0; from < tensor.values().length; from += CHUNK) {
        out.write(chunk(tensor.values(), from));
      }
    }
  }

  private static byte[] chunk(float[] values, int from) {
    int count = Math.min(CHUNK, values.length - from);
    ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values, from, count);
    return bytes.array();
  }

  /** Hexadecimal SHA-256 of the texts, the tensors' names and shapes, and their numbers. */
  public String digest() {
    MessageDigest sha = Sha256.digest();
    texts.forEach(
        (name, text) -> {
          update(sha, name);
          update(sha, text);
        });
    tensors.forEach(
        (name, tensor) -> {
          update(sha, name);
          update(sha, tensor.shape().toString());
          for (int from = 0; from < tensor.values().length; from += CHUNK) {
            sha.update(chunk(tensor.values(), from));
          }
        });
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void update(MessageDigest sha, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sha.update(bytes);
  }

  /**
   * Reads a file. Nothing is allocated before its size is known to be in the file.
   *
   * @param file the file
   * @throws DataException if it is missing, damaged, or no such file
   */
  public static TensorFile read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return read(file, channel);
    } catch (NoSuchFileException e) {
      throw new DataException(file + " does not exist", e);
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  private static TensorFile read(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < LENGTH_BYTES) {
      throw damaged(file, "it has only " + size + " bytes");
    }
    long headerLength = bytes(channel, 0, LENGTH_BYTES).getLong();
    if (headerLength < 2 || headerLength > Math.min(MAX_HEADER, size - LENGTH_BYTES)) {
      throw damaged(file, "its header claims " + headerLength + " bytes");
    }
    JsonNode header = header(file, bytes(channel, LENGTH_BYTES, (int) headerLength));
    long start = LENGTH_BYTES + headerLength;
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    long offset = 0;
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (!entry.getKey().equals(METADATA)) {
        long end = end(file, entry.getKey(), entry.getValue(), offset, size - start);
        Shape shape = shape(file, entry.getKey(), entry.getValue(), end - offset);
        float[] values = new float[Math.toIntExact((end - offset) / Float.BYTES)];
        bytes(channel, start + offset, (int) (end - offset)).asFloatBuffer().get(values);
        tensors.put(entry.getKey(), new Tensor(shape, values));
        offset = end;
      }
    }
    if (offset != size - start) {
      throw damaged(file, (size - start - offset) + " bytes belong to no tensor");
    }
    return verified(file, texts(file, header), tensors);
  }

  private static TensorFile verified(
      Path file, Map<String, String> texts, Map<String, Tensor> tensors) {
    String expected = texts.remove(DIGEST);
    TensorFile read = new TensorFile(texts, tensors);
    if (!read.digest().equals(expected)) {
      throw damaged(file, "its checksum does not match");
    }
    return read;
  }

  private static JsonNode header(Path file, ByteBuffer bytes) throws IOException {
    byte[] json = new byte[bytes.remaining()];
    bytes.get(json);
    try {
      JsonNode header = JSON.readTree(json);
      if (header == null || !header.isObject() || !header.path(METADATA).isObject()) {
        throw damaged(file, "its header is no safetensors header of ours");
      }
      return header;
    } catch (JsonProcessingException e) {
      throw damaged(file, "its header is not JSON");
    }
  }

  private static Map<String, String> texts(Path file, JsonNode header) {
    Map<String, String> texts = new TreeMap<>();
    header
        .get(METADATA)
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isTextual()) {
                throw damaged(file, "its metadata '" + entry.getKey() + "' is no text");
              }
              texts.put(entry.getKey(), entry.getValue().textValue());
            });
    return texts;
  }

  private static long end(Path file, String name, JsonNode entry, long offset, long limit) {
    JsonNode offsets = entry.path("data_offsets");
    boolean follows =
        offsets.isArray()
            && offsets.size() == 2
            && offsets.get(0).canConvertToLong()
            && offsets.get(1).canConvertToLong()
            && offsets.get(0).longValue() == offset
            && offsets.get(1).longValue() >= offset
            && offsets.get(1).longValue() <= limit
            && offsets.get(1).longValue() - offset <= Integer.MAX_VALUE;
    if (!follows || !entry.path("dtype").asText().equals("F32")) {
      throw damaged(file, "the tensor '" + name + "' is not where and what it should be");
    }
    return offsets.get(1).longValue();
  }

  private static Shape shape(Path file, String name, JsonNode entry, long bytes) {
    JsonNode dimensions = entry.path("shape");
    if (!dimensions.isArray()) {
      throw damaged(file, "the tensor '" + name + "' has no shape");
    }
    long[] shape = new long[dimensions.size()];
    long count = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dimensions.get(i).asLong(-1);
      if (shape[i] < 0 || shape[i] > Integer.MAX_VALUE || count > Integer.MAX_VALUE) {
        throw damaged(file, "the tensor '" + name + "' has an impossible shape");
      }
      count *= shape[i];
    }
    if (count * Float.BYTES != bytes) {
      throw damaged(file, "the tensor '" + name + "' does not fill its shape");
    }
    return new Shape(shape);
  }

  private static ByteBuffer bytes(FileChannel channel, long position, int count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("the file ends at byte " + (position + buffer.position()));
      }
    }
    return buffer.flip();
  }

  /**
   * A text that is a whole number of at least 0.
   *
   * @param name the text's
   * @param file what to call the file in an error
   * @return empty if there is no such text
   * @throws DataException if the text is something else
   */
  public OptionalInt number(String name, Path file) {
    String text = texts.get(name);
    if (text == null) {
      return OptionalInt.empty();
    }
    if (!text.matches("\\d{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE) {
      throw damaged(file, name + " is '" + text + "', which is no whole number of at least 0");
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private static DataException damaged(Path file, String why) {
    return new DataException(
        file + " is damaged or not a file of this program: " + why + "; use another copy");
  }
}
