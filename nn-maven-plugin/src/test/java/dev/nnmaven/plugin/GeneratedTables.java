package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables of a page that are generated, one below each of some headings: a test compares them, and
 * writes them with {@code -Ddocs.update}. The rest of the page is written by people.
 */
public final class GeneratedTables {

  private static final String UPDATE = "docs.update";

  /** A heading, text, and a table of no spaces around its cells, perhaps below its goals. */
  private static final Pattern SECTION =
      Pattern.compile(
          "(?ms)^## ([^\n]+)\n((?:(?!^## ).)*?)"
              + "((?:^Goals: [^\n]+\n\n)?(?:^\\|[^ \n][^\n]*\n)+)");

  private GeneratedTables() {}

  /** Compares, or writes, the table below each heading, in the order of the page. */
  public static void check(Path page, Map<String, String> tables) throws IOException {
    String before = Files.readString(page);
    Set<String> seen = new LinkedHashSet<>();
    Matcher sections = SECTION.matcher(before);
    String after =
        sections.replaceAll(
            section -> {
              String heading = section.group(1);
              assertThat(tables).as(page + ": a table that nothing generates").containsKey(heading);
              assertThat(seen.add(heading)).as(heading + " twice").isTrue();
              return Matcher.quoteReplacement(
                  "## %s\n%s%s".formatted(heading, section.group(2), tables.get(heading)));
            });
    assertThat(seen).as("sections with a table").containsExactlyElementsOf(tables.keySet());
    if (System.getProperty(UPDATE) != null) {
      Files.writeString(page, after);
    }
    assertThat(Files.readString(page)).as("%s; -D%s writes it", page, UPDATE).isEqualTo(after);
  }

  /** A table of these cells, with a line of names. */
  public static String table(List<String> names, List<List<String>> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(names);
    lines.add(names.stream().map(any -> "---").toList());
    lines.addAll(rows);
    StringBuilder table = new StringBuilder();
    for (List<String> line : lines) {
      table.append('|').append(String.join("|", line)).append("|\n");
    }
    return table.toString();
  }
}
