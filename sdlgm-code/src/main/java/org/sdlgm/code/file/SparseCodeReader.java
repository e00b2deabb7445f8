package org.sdlgm.code.file;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.sdlgm.code.SparseCode;
import org.sdlgm.error.DataException;
import org.sdlgm.model.FeaturePrior;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.InputFile;

/**
 * Reads a file of sparse codes, one after the other, in memory that does not grow with their
 * number.
 *
 * <p>A block's checksum is checked before its codes are given out, and the file's end when {@link
 * #hasNext} is asked after the last code: whoever must not act on part of a file waits until that
 * is false. No size that the file claims is believed before it is held against the file's length.
 *
 * <p>After a {@link DataException} only {@link #close} is of use. Not safe for use by several
 * threads at once.
 */
public final class SparseCodeReader implements Iterator<SparseCode>, AutoCloseable {
  private final String path;
  private final CRC32C checksum = new CRC32C();
  private final DataInputStream in;
  private final SparseCodeHeader header;
  private final CodeCoder model;
  private RangeDecoder decoder;
  private long bytesLeft;
  private int blockCodesLeft;
  private long codes;
  private boolean ended;

  private SparseCodeReader(
      String path, InputStream bytes, long length, Optional<FeaturePrior> prior)
      throws IOException {
    this.path = path;
    this.bytesLeft = length;
    in = new DataInputStream(new CheckedInputStream(bytes, checksum));
    int version = checkKind();
    int density = in.readUnsignedShort();
    int width = in.readInt();
    int maxFeatures = in.readInt();
    byte[] fingerprint = new byte[Layout.FINGERPRINT_BYTES];
    in.readFully(fingerprint);
    checkSum("header");
    bytesLeft -= Layout.HEADER_BYTES;
    if (density < 1 == (version == Layout.ADAPTIVE_VERSION)
        || width < 1
        || width > SparseCodeHeader.MAX_WIDTH
        || maxFeatures < 1) {
      throw damaged("its header claims what no writer writes");
    }
    header = new SparseCodeHeader(width, maxFeatures, HexFormat.of().formatHex(fingerprint));
    model =
        version == Layout.ADAPTIVE_VERSION
            ? new CodeModel(width, maxFeatures, density)
            : new PriorCoder(width, maxFeatures, prior.orElseThrow(this::needsItsModel));
  }

  /**
   * Opens a file that can be read without its model, and reads its header.
   *
   * @param path a file, and no pipe
   * @throws DataException if it is missing, no file of sparse codes, of a newer version, coded with
   *     its model's prior, or damaged
   */
  public static SparseCodeReader open(Path path) {
    return open(InputFile.open(path), Optional.empty());
  }

  /**
   * Opens a file and reads its header. Whether its codes are of the model with that prior is for
   * {@link #requireModel} to say, before any is read.
   *
   * @param file open for as long as the reader is
   * @param prior the model's, for a file that is coded with it; others do not look at it
   * @throws DataException if it is missing, no file of sparse codes, of a newer version, coded with
   *     a prior where none is given, or damaged
   */
  public static SparseCodeReader open(InputFile file, Optional<FeaturePrior> prior) {
    try {
      InputStream bytes = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16);
      try {
        return new SparseCodeReader(file.name(), bytes, Files.size(file.path()), prior);
      } catch (IOException | RuntimeException e) {
        bytes.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileTrouble.reading(file.name(), e);
    }
  }

  /** Whose codes the file holds. */
  public SparseCodeHeader header() {
    return header;
  }

  /**
   * Checks that the codes are of a certain model: another model would decode them to nonsense.
   *
   * @param fingerprint the model's SHA-256 in lower-case hexadecimal digits
   * @throws DataException if the codes are of another model
   */
  public void requireModel(String fingerprint) {
    if (!header.modelFingerprint().equals(fingerprint)) {
      throw new DataException(
          "%s holds codes of another model (fingerprint %.12s…, not %.12s…): use the model that encoded it"
              .formatted(path, header.modelFingerprint(), fingerprint));
    }
  }

  /**
   * Is there another code?
   *
   * @throws DataException if the next block or the end of the file is damaged
   */
  @Override
  public boolean hasNext() {
    if (blockCodesLeft == 0 && !ended) {
      try {
        readBlock();
      } catch (IOException e) {
        throw FileTrouble.reading(path, e);
      }
    }
    return !ended;
  }

  /**
   * The next code.
   *
   * @throws DataException if it is damaged
   * @throws NoSuchElementException if there is none
   */
  @Override
  public SparseCode next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + codes + " codes of " + path + " were read");
    }
    try {
      SparseCode code = model.decode(decoder);
      if (blockCodesLeft == 1) {
        decoder.finish();
      }
      blockCodesLeft--;
      codes++;
      return code;
    } catch (DamagedPayloadException e) {
      throw damaged("the block of code " + codes + " " + e.getMessage());
    }
  }

  /** How many codes were read so far; when {@link #hasNext} is false, how many there are. */
  public long codesRead() {
    return codes;
  }

  /** Closes the file; closing twice does nothing. */
  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw FileTrouble.reading(path, e);
    }
  }

  private DataException needsItsModel() {
    return new DataException(
        "%s is coded with the prior of its model (fingerprint %.12s…): read it with that model"
            .formatted(path, header.modelFingerprint()));
  }

  /** The version. */
  private int checkKind() throws IOException {
    if (bytesLeft < 8 || in.readLong() != Layout.MAGIC) {
      throw new DataException(path + " is not a file of sparse codes (.slc): name one");
    }
    if (bytesLeft < Layout.HEADER_BYTES + Layout.TRAILER_BYTES) {
      throw damaged("it is cut off");
    }
    int version = in.readUnsignedShort();
    if (version == 0) {
      throw damaged("its header claims version 0");
    }
    if (version > Layout.PRIOR_VERSION) {
      throw new DataException(
          "%s is of format version %d, this program reads up to %d: update it"
              .formatted(path, version, Layout.PRIOR_VERSION));
    }
    return version;
  }

  private void readBlock() throws IOException {
    if (bytesLeft < Layout.TRAILER_BYTES) {
      throw damaged("it is cut off after " + codes + " codes");
    }
    int blockCodes = in.readInt();
    if (blockCodes == 0) {
      readTrailer();
      return;
    }
    int length = in.readInt();
    if (blockCodes < 0
        || blockCodes > Layout.MAX_BLOCK_CODES
        || length < Layout.MIN_PAYLOAD_BYTES
        || length > Layout.MAX_PAYLOAD_BYTES) {
      throw damaged("the block after code " + codes + " claims what no writer writes");
    }
    bytesLeft -= 8L + length + 4;
    if (bytesLeft < Layout.TRAILER_BYTES) {
      throw damaged("it is cut off after " + codes + " codes");
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    checkSum("block after code " + codes);
    try {
      decoder = new RangeDecoder(payload);
    } catch (DamagedPayloadException e) {
      throw damaged("the block after code " + codes + " " + e.getMessage());
    }
    blockCodesLeft = blockCodes;
  }

  private void readTrailer() throws IOException {
    long total = in.readLong();
    checkSum("end");
    if (total != codes) {
      throw damaged("it holds " + codes + " codes and claims " + total);
    }
    if (bytesLeft != Layout.TRAILER_BYTES) {
      throw damaged("bytes follow its end");
    }
    ended = true;
  }

  private void checkSum(String part) throws IOException {
    int computed = (int) checksum.getValue();
    if (in.readInt() != computed) {
      throw damaged("the checksum of its " + part + " does not match");
    }
  }

  private DataException damaged(String what) {
    return new DataException(path + " is damaged: " + what + "; encode it again or copy it anew");
  }
}
