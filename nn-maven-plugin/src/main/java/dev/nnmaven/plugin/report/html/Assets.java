package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;

/**
 * The scripts and styles of the page, our own and the chart library's. Nothing of them comes from
 * data, so that they may stand in the page as they are.
 *
 * @param style the content of its style element
 * @param script the content of its script element
 * @param policy what a browser may do with the page: run this very script, and load nothing
 */
record Assets(String style, String script, String policy) {

  private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

  static Assets load() throws IOException {
    String uplot = "/META-INF/resources/webjars/uplot/" + uplotVersion() + "/";
    String licence = "/*\n" + text(uplot + "LICENSE").strip() + "\n*/\n";
    String script =
        scriptContent(licence + text(uplot + "dist/uPlot.iife.min.js") + "\n" + text("report.js"));
    return new Assets(
        text(uplot + "dist/uPlot.min.css").strip() + "\n" + text("report.css"),
        script,
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
            + sha256(script)
            + "'; base-uri 'none'; form-action 'none'");
  }

  private static String uplotVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = open(WEBJAR)) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  /**
   * A script that an HTML parser reads to its end. It stops at {@code </script}, and {@code <!--}
   * begins what it takes for a comment; in JavaScript's texts and regular expressions a backslash
   * more changes neither.
   */
  static String scriptContent(String script) {
    return script.replaceAll("(?i)<(?=/script|!--|script)", "\\\\x3c").replace("\r\n", "\n");
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = Assets.class.getResourceAsStream(resource);
    if (in == null) {
      throw new UncheckedIOException(
          new IOException("the plugin's class path lacks " + resource + "; is its jar whole?"));
    }
    return in;
  }

  private static String sha256(String text) {
    byte[] digest = Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }
}
