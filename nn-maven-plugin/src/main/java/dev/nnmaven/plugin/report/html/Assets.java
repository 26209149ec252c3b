package dev.nnmaven.plugin.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What the page has besides its content. There is no script.
 *
 * @param style the content of its style element
 * @param policy what a browser may do with the page: run nothing, and load nothing
 */
record Assets(String style, String policy) {

  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none';"
          + " form-action 'none'";

  /** Reads them from the plugin's own jar. */
  static Assets load() throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("the plugin's class path lacks report.css; is its jar whole?");
      }
      return new Assets(new String(in.readAllBytes(), StandardCharsets.UTF_8), POLICY);
    }
  }
}
