package dev.nnmaven.plugin.text;

import java.nio.charset.StandardCharsets;

/** Names as parts of URLs. */
public final class Urls {

  private Urls() {}

  /** The name of a file or folder: all but letters, digits and a few marks in numbers. */
  public static String encoded(String name) {
    StringBuilder url = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
      url.append(plain || ".-_~".indexOf(b) >= 0 ? (char) b : Texts.format("%%%02X", b));
    }
    return url.toString();
  }
}
