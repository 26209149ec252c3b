package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.nnmaven.trainer.testing.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The index of the documentation is complete, every page names its reader and the next page, and
 * every link leads to a file and a heading of it.
 */
class DocumentLinksTest {

  private static final Path ROOT = Checkout.root("");
  private static final List<String> FOLDERS =
      List.of("", "docs", "docs/decisions", "data", "nn-benchmarks/results");

  private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```$|`[^`\n]+`");
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
  private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");

  @Test
  void links_ofAllPages_leadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      String text = CODE.matcher(Files.readString(page)).replaceAll("");
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        String target = link.group(1);
        if (!target.contains("://") && !target.startsWith("mailto:")) {
          links++;
          if (!exists(page, target)) {
            broken.add(page.normalize() + ": " + target);
          }
        }
      }
    }
    assertThat(links).isGreaterThan(100);
    assertThat(broken).isEmpty();
  }

  @Test
  void index_ofTheDocumentation_namesEveryPage() throws IOException {
    String index = Files.readString(ROOT.resolve("docs/README.md"));
    List<String> missing =
        pages().stream()
            .filter(page -> page.getParent().equals(ROOT.resolve("docs")))
            .map(page -> page.getFileName().toString())
            .filter(name -> !name.equals("README.md") && !index.contains("](" + name + ")"))
            .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void pages_startWithTheirReader_andEndWithTheNextPage() throws IOException {
    Pattern form =
        Pattern.compile(
            "# [^\n]+\n\nThis page is for .*\n\nNext: \\[.*\\]\\(\\S+\\)[^\\[\n]*\\.\n",
            Pattern.DOTALL);
    List<String> others =
        pages().stream()
            .filter(page -> page.getParent().equals(ROOT.resolve("docs")))
            .filter(page -> !page.endsWith("README.md")) // the index
            .filter(page -> !form.matcher(read(page)).matches())
            .map(page -> page.getFileName().toString())
            .toList();
    assertThat(others).isEmpty();
  }

  private static String read(Path page) {
    return assertDoesNotThrow(() -> Files.readString(page));
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  private static boolean exists(Path page, String target) throws IOException {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path found = file.isEmpty() ? page : page.resolveSibling(file);
    return Files.exists(found)
        && (hash < 0 || anchors(Files.readString(found)).contains(target.substring(hash + 1)));
  }

  /** As GitHub names headings: lower case, no punctuation, hyphens for spaces. */
  private static Set<String> anchors(String page) {
    Set<String> anchors = new TreeSet<>();
    Map<String, Integer> times = new HashMap<>();
    Matcher heading = HEADING.matcher(FENCED.matcher(page).replaceAll(""));
    while (heading.find()) {
      String name =
          heading
              .group(1)
              .strip()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}_ -]", "")
              .replace(' ', '-');
      int before = times.merge(name, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? name : name + "-" + before);
    }
    ANCHOR.matcher(page).results().forEach(anchor -> anchors.add(anchor.group(1)));
    return anchors;
  }
}
