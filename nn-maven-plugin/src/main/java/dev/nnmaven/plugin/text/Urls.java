package dev.nnmaven.plugin.text;

import java.nio.charset.StandardCharsets;

/** Encodes names for URLs. */
public final class Urls {

  private Urls() {}

  /** Percent-encodes the name of a file or folder. */
  public static String encoded(String name) {
    StringBuilder url = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
      url.append(plain || ".-_~".indexOf(b) >= 0 ? (char) b : Texts.format("%%%02X", b));
    }
    return url.toString();
  }
}
