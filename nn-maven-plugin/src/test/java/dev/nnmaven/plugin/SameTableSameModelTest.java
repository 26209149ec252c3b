package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Tables;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One table, with columns of all kinds, gives one model, whatever computes and however its file is
 * written. Names and words differ in i and I, which Turkish takes for other letters.
 */
@MojoTest
@Basedir(HarnessProject.FOLDER)
class SameTableSameModelTest extends GoalsTest {

  private static final List<String> NAMES =
      List.of("width", "Island", "island", "seen", "WILD", "size", "id", "kind", "weight", "note");
  private static final String KINDS =
      "width:number, Island:category, island:category, seen:date, WILD:yesNo,"
          + " size:ordinal(small, big), id:ignore, note:text";

  private static final List<String> WORDS =
      List.of("ISLAND", "island", "ıslay", "İmroz", "Title", "ΣΑΣ", "Į", "日本", "🌷", "!");

  private List<List<String>> rows;

  @BeforeEach
  void invent() {
    Random random = new Random(8);
    List<String> islands = List.of("Iona", "iona", "Öland", "İmroz", "ıslay");
    rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int kind = i % 3;
      double width = 3 + 2 * kind + random.nextGaussian();
      rows.add(
          List.of(
              i % 9 == 4 ? "" : String.format(Locale.ROOT, "%.3f", width),
              islands.get(random.nextInt(islands.size())),
              islands.get(random.nextInt(islands.size())),
              LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000)).toString(),
              random.nextBoolean() ? "YES" : "no",
              random.nextBoolean() ? "small" : "big",
              "R" + i,
              List.of("IRIS", "iris", "lily").get(kind),
              String.format(Locale.ROOT, "%.3f", 1000 * width + random.nextGaussian()),
              Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
                  .limit(1 + random.nextInt(12))
                  .collect(Collectors.joining(" "))));
    }
  }

  private Path written(String lineEnd, int... order) throws Exception {
    List<String> lines =
        Stream.concat(Stream.of(NAMES), rows.stream())
            .map(row -> Arrays.stream(order).mapToObj(row::get).collect(Collectors.joining(",")))
            .toList();
    return Tables.write(
        project.resolve("some.csv"), lines.get(0), lines.subList(1, lines.size()), lineEnd);
  }

  private Path written() throws Exception {
    return written("\n", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  private String model(Path data) throws Exception {
    train.data = data.toFile();
    train.columns = PomElement.of("columns", KINDS);
    train.missing = "indicator";
    train.numbers = train.target.equals("weight") ? "piecewise(4)" : "standard";
    train.network = PomElement.of("network", "100 dropout(0.2)");
    train.optimizer = train.target.equals("weight") ? null : "lazyAdamW(decay=0.2)";
    train.epochs = "3";
    train.force = "true";
    train.execute();
    return Sha256.of(model());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind", "weight"})
  void train_whateverComputes_isTheSame(String target) throws Exception {
    assumeTrue(target.equals("kind") || Whole.includes("numbers"));
    train.target = target;
    String first = model(written());
    for (String kernels : List.of("textbook", "scalar", "simd")) {
      train.kernels = kernels;
      train.fork = kernels.equals("simd") ? "always" : "never"; // they need a JVM of their own
      train.threads = kernels.equals("textbook") ? "1" : "5"; // it has one thread
      assertThat(model(written())).as(kernels).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind", "weight"})
  void train_howeverTheFileIsWritten_isTheSame(String target) throws Exception {
    assumeTrue(target.equals("kind") || Whole.includes("numbers"));
    train.target = target;
    String first = model(written());
    assertThat(model(written("\r\n", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9))).isEqualTo(first);
    assertThat(model(written("\n", 9, 8, 7, 6, 5, 4, 3, 2, 1, 0))).isEqualTo(first);
    assertThat(model(written("\r\n", 3, 8, 1, 6, 2, 0, 9, 7, 5, 4))).isEqualTo(first);
    for (Path other : List.of(withSemicolons(), inJson())) {
      assertThat(model(other)).as(other.toString()).isEqualTo(first);
    }
    List<String> told = new ArrayList<>(List.of(KINDS.split(", (?!big)")));
    Collections.reverse(told);
    train.data = written().toFile();
    train.columns = PomElement.of("columns", String.join(", ", told));
    train.execute();
    assertThat(Sha256.of(model())).isEqualTo(first);
    // Something else does matter, or all of this would say nothing.
    rows.set(0, rows.get(1));
    assertThat(model(written())).isNotEqualTo(first);
  }

  private Path withSemicolons() throws Exception {
    String text = Files.readString(written()).replace(',', ';');
    return Files.writeString(project.resolve("semicolons.csv"), "\uFEFF" + text);
  }

  private Path inJson() throws Exception {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      JsonObject object = new JsonObject();
      for (int c = 0; c < NAMES.size(); c++) {
        String text = row.get(c);
        if (text.matches("[0-9.]+")) {
          object.addProperty(NAMES.get(c), new BigDecimal(text));
        } else if (!text.isEmpty()) {
          object.addProperty(NAMES.get(c), text);
        }
      }
      lines.add(object.toString());
    }
    return Files.write(project.resolve("some.jsonl"), lines);
  }

  @Test
  void trainAndEvaluate_inAnyLocale_saysTheSame() throws Exception {
    Locale before = Locale.getDefault();
    List<String> models = new ArrayList<>();
    List<String> found = new ArrayList<>();
    try {
      for (String tag : List.of("en", "tr", "az", "lt", "el", "ar-EG-u-nu-arab")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        for (String target : List.of("kind", "weight")) {
          train.target = target;
          models.add(model(written()));
          evaluate.data = train.data;
          evaluate.execute();
          found.add(Files.readString(project.resolve("target/nn/evaluation.json")));
        }
      }
    } finally {
      Locale.setDefault(before);
    }
    assertThat(models.stream().distinct()).hasSize(2);
    assertThat(found.stream().distinct()).hasSize(2);
  }
}
