package dev.nnmaven.trainer.table;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952): members one after another, and zeros at the end, as tapes have them.
 *
 * <p>Unlike {@link java.util.zip.GZIPInputStream}, which takes a damaged header for the end and
 * leaves out all that follows, without a word.
 */
final class GzipMembers extends InflaterInputStream {

  private static final int BUFFER = 1 << 16;

  private static final int MAGIC = 0x1F8B;
  private static final int DEFLATED = 8;

  // What a header may have.
  private static final int CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private static final int OTHERS = 6; // bytes for the time, the kind of compression, the system

  private final CRC32 checksum = new CRC32();
  private final PushbackInputStream packed;
  private boolean ended;

  GzipMembers(InputStream in) throws IOException {
    this(new PushbackInputStream(in, BUFFER));
  }

  private GzipMembers(PushbackInputStream packed) throws IOException {
    super(packed, new Inflater(true), BUFFER);
    this.packed = packed;
    readHeader();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!ended) {
      int read = super.read(bytes, offset, length);
      if (read >= 0) {
        checksum.update(bytes, offset, read);
        return read;
      }
      endMember();
    }
    return -1;
  }

  private void readHeader() throws IOException {
    CheckedInputStream checked = new CheckedInputStream(packed, new CRC32());
    DataInputStream header = new DataInputStream(checked);
    if (header.readUnsignedShort() != MAGIC || header.readUnsignedByte() != DEFLATED) {
      throw new ZipException("a header is not that of gzip");
    }
    int has = header.readUnsignedByte();
    header.readFully(new byte[OTHERS]);
    if ((has & EXTRA) != 0) {
      header.readFully(new byte[unsignedShort(header)]);
    }
    for (int text : new int[] {NAME, COMMENT}) {
      while ((has & text) != 0 && header.readByte() != 0) {
        // Nobody asks for it.
      }
    }
    int sum = (int) checked.getChecksum().getValue() & 0xFFFF;
    if ((has & CHECKSUM) != 0 && unsignedShort(header) != sum) {
      throw new ZipException("the checksum of a header is another");
    }
  }

  private void endMember() throws IOException {
    packed.unread(buf, len - inf.getRemaining(), inf.getRemaining());
    DataInputStream trailer = new DataInputStream(packed);
    int sum = Integer.reverseBytes(trailer.readInt());
    int size = Integer.reverseBytes(trailer.readInt());
    if (sum != (int) checksum.getValue() || size != (int) inf.getBytesWritten()) {
      throw new ZipException("its checksum is another");
    }
    checksum.reset();
    inf.reset();
    int next = packed.read();
    while (next == 0) {
      next = packed.read();
    }
    if (next < 0) {
      ended = true;
    } else {
      packed.unread(next);
      readHeader();
    }
  }

  /** Of two bytes, the lower one first. */
  private static int unsignedShort(DataInputStream in) throws IOException {
    return Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
  }

  @Override
  public void close() throws IOException {
    inf.end(); // which only its owner does
    super.close();
  }
}
