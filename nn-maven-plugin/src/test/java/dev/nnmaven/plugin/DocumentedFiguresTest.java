package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.Gson;
import dev.nnmaven.trainer.testing.Checkout;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Figures of README, docs and changelog that a build knows. Those of logs: .ci/documented-logs.sh.
 */
class DocumentedFiguresTest {

  private static final Path SIZES = Checkout.root("docs/benchmarks.md");

  @Test
  void sizeOfTheLibrary_isThatOfItsJar() throws IOException {
    long documented = number(SIZES, "\\| nn-core \\| ([\\d,]+) \\|");
    Path folder = Checkout.root("nn-core/target");
    assumeThat(folder).as("packaged").isDirectory();
    try (Stream<Path> files = Files.list(folder)) {
      Path jar =
          files
              .filter(file -> file.toString().matches(".*nn-core-[\\d.]+(-SNAPSHOT)?\\.jar"))
              .findFirst()
              .orElse(null);
      assumeThat(jar).as("packaged").isNotNull();
      // Each change moves it; that of another JDK differs a little.
      assertThat(Files.size(jar)).isBetween(documented * 99 / 100, documented * 101 / 100);
    }
  }

  @Test
  void sizeOfGson_isThatOfItsJar() throws IOException, URISyntaxException {
    Path jar = Path.of(Gson.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String version = jar.getFileName().toString().replaceAll("gson-|\\.jar", "");
    assertThat(number(SIZES, "\\| Gson \\Q" + version + "\\E \\| ([\\d,]+) \\|"))
        .isEqualTo(Files.size(jar));
  }

  @Test
  void sizeInReadme_isTheSumOfBoth() throws IOException {
    long bytes =
        number(SIZES, "\\| nn-core \\| ([\\d,]+) \\|") + number(SIZES, "\\| Gson .*\\| ([\\d,]+) ");
    BigDecimal megabytes = BigDecimal.valueOf(bytes, 6).setScale(1, RoundingMode.HALF_UP);
    assertThat(Files.readString(Checkout.root("README.md")))
        .contains("nn-core and Gson: [%s MB]".formatted(megabytes));
  }

  @Test
  void limitOfTheLibrary_isThatOfTheBuild() throws IOException {
    assertThat(number(SIZES, "the jar of nn-core exceeds ([\\d,]+) bytes"))
        .isEqualTo(number(Checkout.root("nn-core/pom.xml"), "<jar.bytes>(\\d+)</jar.bytes>"));
  }

  @Test
  void goalsInTheChangelog_areAllThereAre() throws IOException {
    String line =
        Files.readAllLines(Checkout.root("CHANGELOG.md")).stream()
            .filter(one -> one.startsWith("- **Goals:**"))
            .findFirst()
            .orElseThrow();
    assertThat(Pattern.compile("`nn:(\\w+)`").matcher(line).results().map(one -> one.group(1)))
        .containsExactlyInAnyOrderElementsOf(PluginDescriptorTest.goals().toList());
  }

  private static long number(Path page, String pattern) throws IOException {
    Matcher found = Pattern.compile(pattern).matcher(Files.readString(page));
    assertThat(found.find()).as(pattern).isTrue();
    return Long.parseLong(found.group(1).replace(",", ""));
  }
}
