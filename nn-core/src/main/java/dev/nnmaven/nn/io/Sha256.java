package dev.nnmaven.nn.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that names data and files. */
public final class Sha256 {

  private Sha256() {}

  /** A hash of nothing yet. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e); // all must have it
    }
  }

  /**
   * Adds the content of a file of any size, of which little is in memory at a time.
   *
   * @throws IOException if it cannot be read
   */
  public static void add(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = RegularFile.open(file)) {
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }
  }

  /**
   * The hash of a file's content, in hexadecimal.
   *
   * @throws IOException if it cannot be read
   */
  public static String of(Path file) throws IOException {
    MessageDigest digest = start();
    add(file, digest);
    return hex(digest);
  }

  /** The hash of bytes, in hexadecimal. */
  public static String of(byte[] content) {
    MessageDigest digest = start();
    digest.update(content);
    return hex(digest);
  }

  /** The hash of what was added, in hexadecimal; starts anew. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
