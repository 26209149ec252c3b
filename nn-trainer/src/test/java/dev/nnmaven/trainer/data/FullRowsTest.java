package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullRowsTest {

  @TempDir Path folder;

  private Path file;

  /** In the file z, id, t, a; its second row takes two lines. */
  private RowExamples rows() throws Exception {
    file =
        Tables.write(
            folder.resolve("some.csv"),
            "z,id,t,a",
            List.of("1,first,A,x", "2,\"second,\nof two lines\",B,", "3,third,A,y", "4,NA,B,x"));
    return Tables.read(file, "target=t; columns=id:ignore, a:category; missing=mean");
  }

  private static List<String> names(FullRows rows) {
    return rows.columns().stream().map(FullRows.Column::name).toList();
  }

  @Test
  void of_ignoredColumn_standsWhereTheFileHasIt() throws Exception {
    FullRows whole = FullRows.of(rows(), List.of(3, 1));
    assertThat(names(whole)).containsExactly("z", "id", "a");
    assertThat(whole.columns())
        .extracting(FullRows.Column::isInput)
        .containsExactly(true, false, true);
    assertThat(whole.cells())
        .containsExactly(List.of("4", "NA", "x"), List.of("2", "second,\nof two lines", ""));
  }

  @Test
  void of_fileThatHasChangedOrIsGone_leavesIgnoredColumnsOut() throws Exception {
    RowExamples rows = rows();
    Files.writeString(file, "z,name,t,a\n1,first,A,x\n");
    assertThat(names(FullRows.of(rows, List.of(0)))).containsExactly("z", "a");
    Files.writeString(file, "z,id,t,a\n1,first,A,x\n");
    assertThat(names(FullRows.of(rows, List.of(0, 3)))).containsExactly("z", "a");
    Files.delete(file);
    assertThat(FullRows.of(rows, List.of(0)).cells()).containsExactly(List.of("1", "x"));
    assertThat(FullRows.of(rows, List.of()).cells()).isEmpty();
  }

  @Test
  void first_ofManyColumns_keepsThoseThatTellWhichRowItIs() {
    List<FullRows.Column> columns =
        Stream.of("a", "b", "c", "d", "ID", "e", "NAME", "X", "Y")
            .map(name -> new FullRows.Column(name, Character.isLowerCase(name.charAt(0))))
            .toList();
    FullRows all =
        new FullRows(columns, List.of(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9")));
    assertThat(names(all.first(4))).containsExactly("a", "b", "ID", "NAME");
    assertThat(all.first(4).cells()).containsExactly(List.of("1", "2", "5", "7"));
    assertThat(all.first(20)).isEqualTo(all);
  }
}
