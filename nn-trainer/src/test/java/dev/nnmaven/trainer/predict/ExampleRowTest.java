package dev.nnmaven.trainer.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.RowFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleRowTest {

  private static final List<String> COLUMNS = List.of("city", "size");

  @TempDir Path folder;

  private ExampleRow row(String written) throws Exception {
    return ExampleRow.of(written, folder, COLUMNS, RowFormat.DEFAULT);
  }

  private String values(String written) throws Exception {
    return new TreeMap<>(row(written).values()).toString();
  }

  @Test
  void of_values_areStripped() throws Exception {
    assertThat(values(" size = 4 ,city=a=b,  garden=")).isEqualTo("{city=a=b, garden=, size=4}");
    assertThat(values("city=#3")).isEqualTo("{city=#3}");
    assertThat(values("size=1, city=a.csv")).isEqualTo("{city=a.csv, size=1}");
    assertThat(values("size=1.234,5 €, 3=4,5,city=x")).isEqualTo("{3=4,5, city=x, size=1.234,5 €}");
    assertThat(values("city=a.csv#2")).isEqualTo("{city=a.csv#2}");
    Files.writeString(folder.resolve("a=b.csv"), "size,city\n1,x\n");
    assertThat(values("a=b.csv#2")).isEqualTo("{city=x, size=1}");
  }

  @Test
  void of_lineOfAFile_hasTheColumnsOfTheModel() throws Exception {
    Files.writeString(
        folder.resolve("a b.csv"), "size;id;city\n1;2;\"x\ny\"\n\n4; 5 ; z \n"); // lines 2 and 5
    assertThat(values("a b.csv#2")).isEqualTo("{city=x\ny, size=1}");
    assertThat(values("a b.csv#5")).isEqualTo("{city=z, size=4}");
    assertThat(row("a b.csv#5").name()).isEqualTo("a b.csv#5");
    Files.writeString(folder.resolve("rows.jsonl"), "{\"size\": 3, \"city\": null}\n");
    assertThat(values(folder.resolve("rows.jsonl") + "#1")).isEqualTo("{city=, size=3}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.csv#3|no row of|begins at line 3|a.csv",
        "a.csv#1|no row of|begins at line 1|the first line of all has the names",
        "a.jsonl#7|no row of|begins at line 7|lines are counted from 1",
        "a.csv#900000000|no row of|a.csv|line 900000000",
        "a.csv|a.csv is a table|say its line|a.csv#2",
        "size|expected the values of a row|rows.csv#2|found \"size\"",
        "size=1, x, city=Rome, Italy|found \"x\"|found \"Italy\"|a value with a comma",
        "size=1, size=2|size is given twice|nn.input|size",
        "a.png|found \"a.png\"|name=value|rows.csv#2",
      })
  void of_whatIsNoRow_saysWhatIsExpected(String written, String first, String second, String third)
      throws Exception {
    Files.writeString(folder.resolve("a.csv"), "size,city\n1,\"x\n\"\n2,y\n");
    Files.writeString(folder.resolve("a.jsonl"), "{\"size\": 3, \"city\": null}\n");
    assertThatThrownBy(() -> row(written))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("nn.input", first, second, third);
  }

  @Test
  void of_fileWithoutAColumn_namesIt() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "size,town\n1,x\n");
    assertThatThrownBy(() -> row("a.csv#2"))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("lacks columns that the model asks for: city; it has size, town");
    assertThatThrownBy(() -> row("none.csv#2")).hasMessageContaining("none.csv");
  }
}
