package dev.nnmaven.plugin.report.html;

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

  /** Loads the assets from the plugin's jar. */
  public static Assets load() throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("the plugin's class path lacks report.css; is its jar whole?");
      }
      return new Assets(new String(in.readAllBytes(), StandardCharsets.UTF_8), POLICY);
    }
  }
}
