package dev.nnmaven.gate.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Style and security policy of a page, which has no script.
 *
 * @param style content of its style element
 * @param policy content security policy: run nothing, load nothing
 */
public record Assets(String style, String policy) {

  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none';"
          + " form-action 'none'";

  /** Loads what all pages have. */
  public static Assets load() throws IOException {
    return new Assets(text(Assets.class, "report.css"), POLICY);
  }

  /**
   * The same with a further style sheet.
   *
   * @param owner class in the package of the sheet
   */
  public Assets with(Class<?> owner, String sheet) throws IOException {
    return new Assets(style + text(owner, sheet), policy);
  }

  private static String text(Class<?> owner, String name) throws IOException {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the class path lacks " + name + "; is its jar whole?");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
