package dev.nnmaven.plugin.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

  /** Loads the assets from the plugin's jar. */
  public static Assets load() throws IOException {
    return load(List.of());
  }

  /**
   * The same, with further style sheets.
   *
   * @param more their names in this package
   */
  public static Assets load(List<String> more) throws IOException {
    StringBuilder style = new StringBuilder(text("report.css"));
    for (String sheet : more) {
      style.append(text(sheet));
    }
    return new Assets(style.toString(), POLICY);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the plugin's class path lacks " + name + "; is its jar whole?");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
