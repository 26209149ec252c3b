package dev.nnmaven.nn.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of data and files. */
public final class Sha256 {

  private Sha256() {}

  /** Starts a hash. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e); // all must have it
    }
  }

  /**
   * Adds the content of a file of any size, in constant memory.
   *
   * @throws IOException if it cannot be read
   */
  public static void add(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = RegularFile.open(file)) {
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }
  }

  /**
   * Hash of a file's content, in hexadecimal.
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

  /** Finishes the hash, in hexadecimal, and resets the digest. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
