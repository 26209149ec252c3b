package dev.nnmaven.plugin.uptodate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Every Java platform has it. */
final class Sha256 {

  private Sha256() {}

  static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e);
    }
  }
}
