package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README's table of parameters is that of the plugin's descriptor, which Maven reads. */
class ReadmeTest {

  @Test
  void parameterTable_ofReadme_listsEveryPropertyOfThePlugin() throws IOException {
    String descriptor =
        Files.readString(Path.of("target", "classes", "META-INF", "maven", "plugin.xml"));
    String readme = Files.readString(Path.of("..", "README.md"));
    String table =
        readme.substring(readme.indexOf("| property |"), readme.indexOf("A network can"));

    Set<String> inPlugin = all("\\$\\{(nn\\.[A-Za-z.]+)}", descriptor);
    Set<String> inReadme = all("`(nn\\.[A-Za-z.]+)`", table);

    assertThat(inReadme).isEqualTo(inPlugin);
  }

  private static Set<String> all(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
