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

  /** "Names inside configuration are the same without nn., except ...". */
  @Test
  void namesInConfiguration_otherThanThoseOfProperties_standInReadme() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    Matcher parameter =
        Pattern.compile("<(\\w+) implementation=[^>]*>\\$\\{(nn\\.[A-Za-z.]+)}</")
            .matcher(
                Files.readString(Path.of("target", "classes", "META-INF", "maven", "plugin.xml")));
    Set<String> others = new TreeSet<>();
    int same = 0;
    while (parameter.find()) {
      if (parameter.group(2).equals("nn." + parameter.group(1))) {
        same++;
      } else {
        others.add("`%s` is `%s`".formatted(parameter.group(2), parameter.group(1)));
      }
    }
    assertThat(same).isGreaterThan(30);
    assertThat(others).isNotEmpty().allSatisfy(other -> assertThat(readme).contains(other));
    assertThat(all("(`nn\\.[A-Za-z.]+` is `\\w+`)", readme)).isEqualTo(others);
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
