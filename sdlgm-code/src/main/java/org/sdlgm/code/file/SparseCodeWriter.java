package org.sdlgm.code.file;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.sdlgm.code.SparseCode;
import org.sdlgm.error.DataException;
import org.sdlgm.model.FeaturePrior;
import org.sdlgm.storage.Destination;
import org.sdlgm.storage.FileKind;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.OutputFile;

/**
 * Writes a file of sparse codes, one after the other, in memory that does not grow with their
 * number.
 *
 * <p>The file appears when {@link #finish} has written all of it; {@link #close} before that
 * discards it:
 *
 * <pre>{@code
 * try (SparseCodeWriter writer = SparseCodeWriter.create(path, header)) {
 *   codes.forEach(writer::add);
 *   SparseCodeFileSize size = writer.finish();
 * }
 * }</pre>
 *
 * <p>After a failure only {@link #close} is of use. Not safe for use by several threads at once.
 */
public final class SparseCodeWriter implements AutoCloseable {
  private static final FileKind KIND =
      FileKind.beginning(
          "a file of sparse codes", ByteBuffer.allocate(Long.BYTES).putLong(Layout.MAGIC).array());

  /** Codes that are looked at for the first guess of their density. */
  private static final int SAMPLE_CODES = 1024;

  private final Destination destination;
  private final SparseCodeHeader header;
  private final Optional<FeaturePrior> prior;
  private final OutputFile file;
  private final CRC32C checksum = new CRC32C();
  private final DataOutputStream out;
  private final RangeEncoder encoder = new RangeEncoder();
  private final List<SparseCode> sample = new ArrayList<>();
  private CodeCoder model;
  private int blockCodes;
  private long codes;
  private long bytes;

  private SparseCodeWriter(
      Destination destination, SparseCodeHeader header, Optional<FeaturePrior> prior) {
    this.destination = destination;
    this.header = header;
    this.prior = prior;
    file = OutputFile.create(destination, KIND);
    out = new DataOutputStream(new CheckedOutputStream(file.stream(), checksum));
  }

  /**
   * Begins a file.
   *
   * @param path where it will be; a file of codes there is replaced by {@link #finish}
   * @param header whose codes they are
   * @throws org.sdlgm.error.ConfigurationException if something else is there
   * @throws DataException if no file can be made there
   */
  public static SparseCodeWriter create(Path path, SparseCodeHeader header) {
    return create(Destination.of(path), header, Optional.empty());
  }

  /**
   * Begins a file that is coded with the model's own prior, if there is one to code with: whoever
   * reads it needs the prior too.
   *
   * @param destination where it will be; a file of codes there is replaced by {@link #finish}
   * @param header whose codes they are
   * @param prior the model's; empty for a file that can be read without the model
   * @throws org.sdlgm.error.ConfigurationException if something would be lost that must not be
   * @throws DataException if no file can be made there
   */
  public static SparseCodeWriter create(
      Destination destination, SparseCodeHeader header, Optional<FeaturePrior> prior) {
    return new SparseCodeWriter(destination, header, prior);
  }

  /**
   * Adds a code.
   *
   * @throws IllegalArgumentException if the code has another width than the header says, more slots
   *     in use, or, in a file that is coded with a prior, a feature twice
   * @throws DataException if the file cannot be written
   */
  public void add(SparseCode code) {
    check(code);
    codes++;
    if (model != null) {
      encode(code);
      return;
    }
    sample.add(code);
    if (sample.size() == SAMPLE_CODES) {
      begin();
    }
  }

  /**
   * Writes what is left and puts the file in its place.
   *
   * @throws DataException if the file cannot be written
   * @throws IllegalStateException if the writer was finished or closed before
   */
  public SparseCodeFileSize finish() {
    if (model == null) {
      begin();
    }
    try {
      if (blockCodes > 0) {
        writeBlock();
      }
      out.writeInt(0);
      out.writeLong(codes);
      writeChecksum();
      bytes += Layout.TRAILER_BYTES;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    file.commit();
    return new SparseCodeFileSize(codes, bytes);
  }

  /** Discards the file unless it was finished; closing twice does nothing. */
  @Override
  public void close() {
    file.close();
  }

  private void check(SparseCode code) {
    if (code.width() != header.width()) {
      throw new IllegalArgumentException(
          "a code of width " + code.width() + " is not of the file's " + header.width());
    }
    long size = 0;
    for (int i = 0; i < code.featuresInUse(); i++) {
      size += code.count(i);
    }
    if (prior.isPresent() && size > code.featuresInUse()) {
      throw new IllegalArgumentException(
          "a code uses a feature twice, where the prior has none so");
    }
    if (size > header.maxFeatures()) {
      throw new IllegalArgumentException(
          "a code uses " + size + " slots, above the file's bound " + header.maxFeatures());
    }
  }

  private void begin() {
    int density = prior.isPresent() ? 0 : density();
    model =
        prior
            .<CodeCoder>map(known -> new PriorCoder(header.width(), header.maxFeatures(), known))
            .orElseGet(() -> new CodeModel(header.width(), header.maxFeatures(), density));
    try {
      out.writeLong(Layout.MAGIC);
      out.writeShort(prior.isPresent() ? Layout.PRIOR_VERSION : Layout.ADAPTIVE_VERSION);
      out.writeShort(density);
      out.writeInt(header.width());
      out.writeInt(header.maxFeatures());
      out.write(HexFormat.of().parseHex(header.modelFingerprint()));
      writeChecksum();
      bytes += Layout.HEADER_BYTES;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    sample.forEach(this::encode);
    sample.clear();
  }

  private int density() {
    long used = sample.stream().mapToLong(SparseCode::featuresInUse).sum();
    long places = (long) Math.max(1, sample.size()) * header.width();
    return (int) Math.max(1, Math.min(65535, (used << 16) / places));
  }

  private void encode(SparseCode code) {
    model.encode(encoder, code);
    blockCodes++;
    if (encoder.size() >= Layout.BLOCK_BYTES || blockCodes == Layout.MAX_BLOCK_CODES) {
      try {
        writeBlock();
      } catch (IOException e) {
        throw cannotWrite(e);
      }
    }
  }

  private void writeBlock() throws IOException {
    byte[] payload = encoder.finish();
    out.writeInt(blockCodes);
    out.writeInt(payload.length);
    out.write(payload);
    writeChecksum();
    bytes += 12L + payload.length;
    blockCodes = 0;
  }

  /** The checksum of all bytes before it: a block that is missing or moved shows, too. */
  private void writeChecksum() throws IOException {
    out.writeInt((int) checksum.getValue());
  }

  private DataException cannotWrite(IOException e) {
    return FileTrouble.writing(destination.toString(), e);
  }
}
