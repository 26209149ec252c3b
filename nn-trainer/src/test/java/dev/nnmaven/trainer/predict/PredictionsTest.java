package dev.nnmaven.trainer.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.predict.ImageAnswers.Unusable;
import dev.nnmaven.trainer.table.RowFile;
import dev.nnmaven.trainer.task.PredictionJob;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsTest {

  @TempDir Path folder;

  private Path rows;
  private TrainedModel model;

  @BeforeEach
  void prepare() throws Exception {
    rows = Tables.write(folder.resolve("rows.csv"), Tables.HEADER, Tables.flowers(30, 1));
    model = TinyRun.ofRows(Written.of("data", rows, "target", "kind")).model();
  }

  private static RowFile read(Path file) throws Exception {
    return RowFile.of(file, RowFormat.DEFAULT);
  }

  @Test
  void of_manyRowsThatDoNotFit_namesTheFirstAndSaysThatItLookedAtNoOthers() throws Exception {
    List<String> odd = Tables.flowers(50, 2).stream().map(line -> "long" + line).toList();
    RowFile file = read(Tables.write(folder.resolve("odd.csv"), Tables.HEADER, odd));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> RowPredictions.of(model, Coverage.DEFAULT, file, Optional.empty()))
        .withMessageContainingAll("odd.csv, line 2: column length", "odd.csv, line 21: ")
        .withMessageEndingWith("\n... later rows were not looked at")
        .withMessageNotContainingAny("line 22", " more");
    RowFile one = read(Tables.write(folder.resolve("one.csv"), Tables.HEADER, odd.subList(0, 1)));
    Path answers = folder.resolve("answers.csv");
    assertThatThrownBy(() -> RowPredictions.of(model, Coverage.DEFAULT, one, Optional.of(answers)))
        .hasMessageContaining("one.csv, line 2: column length");
    assertThat(answers).doesNotExist();
  }

  @Test
  void of_valuesBeyondThoseOfTraining_areCountedAndTheFirstNamed() throws Exception {
    TrainedModel ofAll =
        TinyRun.ofRows(Written.of("data", rows, "target", "kind", "testFraction", "0")).model();
    assertThat(RowPredictions.of(ofAll, Coverage.DEFAULT, read(rows), Optional.empty()))
        .noneMatch(line -> line.contains("outside"));
    Path asked = folder.resolve("asked.csv");
    Files.writeString(
        asked,
        "length,width,soil,wild,weight\n5,7,clay,no,80\n99,-7,clay,no,80\n5,7,clay,no,-0.5\n");
    DoubleSummaryStatistics lengths =
        Files.readAllLines(rows).stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[0]))
            .summaryStatistics();
    assertThat(RowPredictions.of(ofAll, Coverage.DEFAULT, read(asked), Optional.empty()))
        .last(InstanceOfAssertFactories.STRING)
        .startsWith(
            ("2 of 3 rows have values outside the training data: length 99 (%s to %s) in line 3,"
                    + " width -7 (")
                .formatted(lengths.getMin(), lengths.getMax()))
        .contains(" in line 3, weight -0.5 (")
        .endsWith(" in line 4");
  }

  @Test
  void of_answersToAnswers_haveColumnsOfDifferentNames() throws Exception {
    Path asked = rows;
    for (int time = 1; time <= 4; time++) {
      Path answers = folder.resolve(time + ".csv");
      RowPredictions.of(model, Coverage.DEFAULT, read(asked), Optional.of(answers));
      asked = answers;
    }
    assertThat(Files.readAllLines(asked).get(0).split(","))
        .doesNotHaveDuplicates()
        .contains("predicted", "predicted by the model", "predicted by the model by the model");
  }

  @Test
  void of_modelWithScores_writesSetsAndIntervals() throws Exception {
    TrainedModel sure = model.with(ConformalScores.of(new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0.99f}));
    Path answers = folder.resolve("answers.csv");
    List<String> log = RowPredictions.of(sure, Coverage.DEFAULT, read(rows), Optional.of(answers));
    assertThat(log.get(0)).matches("line 2  .*%\\); 90% set: [a-z, ]+");
    List<String> lines = Files.readAllLines(answers);
    assertThat(lines.get(0)).contains(",predicted,probability,set,p(");
    assertThat(lines.get(1)).containsPattern("\"\\[\"\"[a-z]+\"\"(,\"\"[a-z]+\"\")*]\"");
    Path houses = Tables.write(folder.resolve("houses.csv"), "x,y", List.of("1,2", "2,4", "3,6"));
    TrainedModel number =
        TinyRun.ofRows(
                Written.of(
                    "data", houses, "target", "y", "task", "regression", "testFraction", "0"))
            .model();
    Coverage half = Coverage.parse(Written.reader("coverage", "50%"));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> RowPredictions.of(number, half, read(houses), Optional.empty()))
        .withMessageStartingWith("nn.coverage: the model was trained without folds");
    TrainedModel certain = number.with(ConformalScores.of(new float[] {1, 1, 1}));
    RowPredictions.of(certain, half, read(houses), Optional.of(answers));
    assertThat(Files.readAllLines(answers).get(0)).isEqualTo("x,y,predicted,lower,upper");
    for (String line : Files.readAllLines(answers).subList(1, 4)) {
      double[] cells = Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray();
      assertThat(cells[3] + 1)
          .isCloseTo(cells[2], within(1e-6))
          .isCloseTo(cells[4] - 1, within(1e-6));
    }
    RowPredictions.of(certain, Coverage.DEFAULT, read(houses), Optional.of(answers));
    assertThat(Files.readAllLines(answers).get(0)).isEqualTo("x,y,predicted");
    assertThatThrownBy(() -> Written.of("coverage", "1").read(Coverage::parse))
        .hasMessageContaining("nn.coverage: expected a share above 0 and below 1");
  }

  @Test
  void run_outputThatIsTheInput_isRefused() throws Exception {
    String before = Files.readString(rows);
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), rows);
    for (Path output : List.of(rows, link)) {
      PredictionJob job = PredictionJob.parse(Written.reader("input", rows, "output", output));
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> job.run(folder.resolve("none"), "p", line -> {}, line -> {}))
          .withMessage("nn.output: is nn.input, which would be overwritten: " + output);
    }
    Path data = Files.copy(rows, folder.resolve("data.csv"));
    PredictionJob job = PredictionJob.parse(Written.reader("input", rows, "output", data));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> job.run(folder.resolve("none"), "p", line -> {}, line -> {}))
        .withMessageMatching(".*data.csv has no column predicted, and would be overwritten; .*");
    assertThat(rows).hasContent(before);
    assertThat(data).hasContent(before);
  }

  @Test
  void run_modelOfAnotherEncoding_readsRowsAndTestDataInIt() throws Exception {
    Charset windows = Charset.forName("windows-1252");
    String text = Files.readString(rows).replace("soil", "größe").replace("clay", "Lehm für 1 €");
    Files.write(rows, text.getBytes(windows));
    Settings plain = Written.of("data", rows, "target", "kind");
    TrainedModel trained = TinyRun.ofRows(plain.with("encoding", "cp1252")).model();
    assertThat(trained.provenance().options()).containsEntry("encoding", "windows-1252");
    Path file = Files.write(folder.resolve("some.safetensors"), TinyRun.bytes(trained));
    Path answers = folder.resolve("answers.csv");
    PredictionJob.parse(Written.reader("input", rows, "output", answers))
        .run(file, "p", line -> {}, line -> {});
    assertThat(Files.readString(answers)).contains("größe").contains(",Lehm für 1 €,");
    EvaluationRun judged = EvaluationRun.prepare(trained, plain.read(DataSettings::parse));
    assertThat(judged.training()).isPresent();
    PredictionJob other = PredictionJob.parse(Written.reader("input", rows, "encoding", "utf-8"));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> other.run(file, "p", line -> {}, line -> {}))
        .withMessageContaining("is not UTF-8: line 1");
  }

  /** Such as that of a full disk. */
  @Test
  void write_streamThatFails_failsAsItDoes() throws Exception {
    Path json = folder.resolve("rows.jsonl");
    String row =
        "{\"length\": 3, \"width\": 9, \"soil\": \"clay\", \"wild\": \"no\", \"weight\": 1}\n";
    Files.writeString(json, row.repeat(1000));
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    for (Path file : List.of(json, rows)) {
      RowFile read = read(file);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> RowPredictions.write(RowAnswers.of(model, Coverage.DEFAULT), read, full))
          .withMessage("No space left on device");
    }
  }

  /** What is said of a file is the same wherever it lies. */
  @Test
  void of_unusableFilesInADeepFolder_areGivenWithoutTheirPath() throws Exception {
    Path data = folder.resolve("data");
    Images.grey(4, 3, "A", "B").draw(data, 10, 1);
    Path deep = folder.resolve("a".repeat(100)).resolve("b".repeat(100));
    Images.breakOne(deep.resolve("broken.png"));
    Files.createSymbolicLink(deep.resolve("gone.png"), deep.resolve("nowhere"));
    TrainedModel ofImages = TinyRun.model(TinyRun.settings(data, null, null));
    ImageAnswers answers =
        ImageAnswers.of(
            Model.of(ofImages).images(),
            ofImages,
            Coverage.DEFAULT,
            dev.nnmaven.trainer.predict.Images.in(deep, Optional.empty()),
            Scaling.REFUSE);
    assertThat(answers.unusable())
        .containsExactly(
            new Unusable("broken.png", "not a PNG, JPEG, GIF or BMP image"),
            new Unusable("gone.png", "does not exist"));
  }
}
