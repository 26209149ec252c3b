package dev.nnmaven.plugin;

import static dev.nnmaven.gate.testing.JsonFigures.assertFigures;
import static dev.nnmaven.gate.testing.JsonFigures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineFile;
import dev.nnmaven.gate.baseline.Entries;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

/** Goals on tables. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
class TableGoalsTest extends GoalsTest {

  /** A table that the goals train on and judge by; one epoch is enough for most tests. */
  private void use(Path data, String target) {
    train.data = data.toFile();
    train.target = target;
    train.epochs = "1";
    train.learningRate = target.equals("weight") ? "0.03" : null;
    evaluate.data = train.data;
    baseline.data = train.data;
  }

  private void use(String target, String header, List<String> rows) throws Exception {
    use(Tables.write(project.resolve("some.csv"), header, rows), target);
  }

  private void useFlowers(String target, int rows, long seed) throws Exception {
    use(target, Tables.HEADER, Tables.flowers(rows, seed));
  }

  /** The file of what the model answers to rows of a table. */
  private List<String> answers(String header, String... rows) throws Exception {
    predict.input = file("new.csv");
    predict.output = file("answers.csv");
    Tables.write(predict.input.toPath(), header, List.of(rows));
    predict.execute();
    return Files.readAllLines(predict.output.toPath());
  }

  private JsonObject options() throws Exception {
    return at(json("training.json"), "model/options").getAsJsonObject();
  }

  @Test
  void execute_classes_areTrainedJudgedAndReported() throws Exception {
    useFlowers("kind", 90, 1);
    train.epochs = "40";
    evaluate.minAccuracy = "90%";
    evaluate.maxLeaked = "0";
    evaluate.minTestExamples = "18";
    train.execute();
    assertThat(said())
        .contains(
            "info: training  72 rows of 5 columns in " + train.data,
            "info:           24 of each class: aster, bellis, crocus",
            "info: test data 18 rows: 20% of " + train.data);
    assertThat(said()).anyMatch(line -> line.startsWith("info: test accuracy "));
    forgetWhatWasSaid();
    evaluate.execute();
    assertThat(said())
        .startsWith("info: The model passes the gate: 3 of 3 rules passed.")
        .noneMatch(line -> line.startsWith("info: test accuracy ")); // training has just said so
    assertFigures(json("evaluation.json"), "heldOut/unit=row");
    JsonObject model = json("evaluation.json").getAsJsonObject("model");
    assertThat(model.get("columns").toString())
        .isEqualTo(
            "[\"length (number)\",\"soil (category)\",\"weight (number)\",\"width (number)\","
                + "\"wild (yesNo)\"]");
    assertThat(model.has("width")).isFalse();
    assertThat(model.getAsJsonObject("options").keySet())
        .doesNotContain("columns", "missing", "unknownCategory", "task");
    assertThat(body())
        .contains("id=\"columns\"", "id=\"confusion\"", "Worst rows", "test rows")
        .contains("Expected by chance", "soil: category", "by their content", ">gradient descent<")
        .doesNotContain("image", "id=\"neurons\"", ">Mistakes<", "dropout", "gradientDescent");
    assertThat(project.resolve("target/nn/report/summary.md")).content().contains("test rows");
  }

  @Test
  void execute_numbers_areTrainedJudgedAndReported() throws Exception {
    useFlowers("weight", 200, 2);
    train.epochs = "20";
    train.members = "2";
    train.heldOutEachEpoch = "true";
    train.execute();
    JsonObject training = json("training.json");
    assertThat(at(training, "members/0").getAsJsonObject().keySet())
        .contains("heldOutRmse")
        .doesNotContain("heldOutAccuracy");
    assertThat(said())
        .anyMatch(line -> line.matches("info: test RMSE .*, R² 0\\.9.*, loss .*"))
        .contains("info:           regression of weight, which has 200 different values");
    evaluate.execute();
    String rules = "add nn.maxRmse or nn.minR2";
    assertThat(said()).anyMatch(line -> line.startsWith("warn: ") && line.contains(rules));
    assertThat(project.resolve("target/surefire-reports/TEST-nn.gate.xml"))
        .content()
        .contains(rules);
    evaluate.minAccuracy = "90%";
    evaluate.maxOverfit = "1%";
    refused(
        evaluate,
        "nn.minAccuracy: is about classes, but the model predicts a number, weight",
        "nn.maxOverfit: is about classes");
    evaluate.minAccuracy = null;
    evaluate.maxOverfit = null;
    evaluate.minR2 = "0.9";
    evaluate.maxRmse = "8";
    evaluate.maxMae = "0.001";
    failsTheGate(
        evaluate,
        "1 of 3 rules failed",
        "FAILED   maxMae",
        "errors       RMSE",
        "; look at the rows with the largest errors, which the report lists; add training rows");
    JsonElement errors = at(json("evaluation.json"), "regression");
    assertFigures(errors, "target=weight; heldOut/rows=40");
    requireErrors(at(errors, "heldOut/mae").getAsDouble());
    assertThat(at(training, "epochs/0").getAsJsonObject().keySet())
        .contains("trainingRmse", "heldOutRmse")
        .doesNotContain("trainingAccuracy");
    assertThat(body())
        .contains("id=\"errors\"", "Root mean squared error of weight", "id=\"columns\"")
        .contains("Predicting their mean would give", ", always the mean ")
        .contains(">predicted<", ">true<", ">epoch<")
        .doesNotContain("image", "id=\"confusion\"");
    List<String> answers = answers("length,width,soil,wild,kind", "5.0,8.0,loam,no,bellis");
    String answer = answers.get(1);
    assertThat(Double.parseDouble(answer.substring(answer.lastIndexOf(',') + 1)))
        .isBetween(85.0, 95.0); // 10 * 5 + 5 * 8, and noise
    String json =
        "{\"length\": 5.0, \"width\": 8.0, \"soil\": \"loam\", \"wild\": false, \"kind\": \"bellis\"}";
    predict.input = Files.writeString(project.resolve("new.jsonl"), json).toFile();
    predict.execute();
    assertThat(Files.readAllLines(predict.output.toPath()))
        .containsExactly(answers.get(0), answer.replace(",no,", ",false,"));
  }

  /** All rows are in errors.csv, the largest error first, and make the mean of the report. */
  private void requireErrors(double mean) throws Exception {
    List<String> lines = Files.readAllLines(project.resolve("target/nn/report/errors.csv"));
    assertThat(lines.get(0)).isEqualTo("row,actual,predicted,error");
    double[] errors =
        lines.stream()
            .skip(1)
            .map(line -> line.split(","))
            .mapToDouble(
                cells -> Math.abs(Double.parseDouble(cells[1]) - Double.parseDouble(cells[2])))
            .toArray();
    assertThat(errors).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(DoubleStream.of(errors).average().orElseThrow()).isCloseTo(mean, within(1e-9));
    assertThat(said())
        .contains(
            "info: Errors of %d rows; the 5 worst (all in %s):"
                .formatted(errors.length, project.resolve("target/nn/report/errors.csv")))
        .anyMatch(line -> line.startsWith("info:   " + lines.get(1).split(",")[0] + " "))
        .noneMatch(line -> line.startsWith("info:   " + lines.get(6).split(",")[0] + " "));
  }

  /** What the gate of the same POM or command line asks for is known before the first epoch. */
  @Test
  void execute_trainingForRulesThatDoNotFitTheTask_isRefused() throws Exception {
    useFlowers("weight", 60, 3);
    commandLine("nn.minAccuracy", "90%");
    commandLine("nn.maxAccuracyDrop", "1%");
    commandLine("nn.maxRmse", "9");
    for (String fork : List.of("never", "always")) {
      train.fork = fork;
      refusedWithoutAModel(
          train,
          "nn.minAccuracy: is about classes, but the model predicts a number, weight; nn.maxRmse,",
          "nn.maxAccuracyDrop: is about classes");
      assertThat(said()).noneMatch(line -> line.contains("epoch"));
    }
    train.fork = "never";
    train.target = "kind";
    refusedWithoutAModel(
        train, "nn.maxRmse: is for regressions, but the model is a classification");
    train.session.getUserProperties().remove("nn.maxRmse");
    train.execute();
    assertThat(model()).exists();
    train.data = file("data");
    train.target = null;
    train.modelFile = file("images.safetensors");
    Properties ofPom = train.project.getProperties();
    ofPom.setProperty("nn.modelFile", "images.safetensors");
    commandLine("nn.minR2", "0.5");
    commandLine("nn.maxDrift", "0.1");
    refused(
        train,
        "nn.minR2: is for regressions, but the model is a classification; nn.minAccuracy is",
        "nn.maxDrift: is about the columns of a table");
    ofPom.setProperty("nn.modelFile", "another.safetensors"); // which these rules judge
    train.execute();
  }

  @Test
  void execute_trainAndTestInAFolder_areFound() throws Exception {
    Path data = Files.createDirectories(project.resolve("table"));
    Tables.write(data.resolve("train.csv"), Tables.HEADER, Tables.flowers(60, 5));
    List<String> test = new ArrayList<>(Tables.flowers(30, 6));
    test.add(Tables.flowers(60, 5).get(7)); // a leak
    Tables.write(data.resolve("test.csv"), Tables.HEADER, test);
    use(data, "kind");
    train.execute();
    assertThat(said()).contains("info: test data 31 rows: " + data.resolve("test.csv"));
    evaluate.execute();
    assertThat(said())
        .contains(
            "warn: 1 of 31 test rows also occurs in the training data, so the accuracy"
                + " promises too much: test.csv:32 = train.csv:9");
    List<String> copies = Collections.nCopies(1000, test.get(0));
    Tables.write(data.resolve("test.csv"), Tables.HEADER, copies);
    train.execute();
    evaluate.minTestExamples = "1000";
    failsTheGate(
        evaluate,
        "minTestExamples",
        "at least 1,000 different",
        "999 of 1,000 rows are copies of others");
  }

  /** Names, dates of another form, missing values and targets, and a word of one test row. */
  private static List<String> messyCars(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "car%d,Jun %d %d,%s,%s,%s"
                    .formatted(
                        i,
                        i % 30 + 1,
                        1990 + i / 30,
                        i % 40 == 7 ? "" : 900 + i,
                        i == 77 ? "rare" : i % 2 == 0 ? "vw & fiat" : "seat",
                        i % 50 == 3 ? "NA" : 5000 + i * 7919 % 997))
        .toList();
  }

  @Test
  void execute_messyTable_asksForAllAtOnceWithLinesToCopy() throws Exception {
    List<String> cars = messyCars(150);
    Path data = Files.createDirectory(project.resolve("cars"));
    String header = "name & no,released on,weight,maker,price";
    Tables.write(data.resolve("train.csv"), header, cars.subList(0, 77));
    Tables.write(data.resolve("test.csv"), header, cars.subList(77, 150));
    use(data, "price");
    String lines =
        "\n  <missing>weight:mean</missing>\n  <missingTarget>skip</missingTarget>\n"
            + "  <unknownCategory>other</unknownCategory>";
    refusedWithoutAModel(
        train,
        "weight (number) has no value in 2 of 75 training rows, first in train.csv:9; give them",
        "(nn.columns=weight:ignore)",
        "nn.missing=mean for all columns, nn.missing=weight:mean for this one",
        "the target price has no value in 2 of 77 rows, the first in line 5",
        "expected one of seat, vw & fiat, found another (\"rare\" in line 2)",
        "; training with nn.unknownCategory=other takes values that no training row has",
        lines);
    List<String> many = new ArrayList<>(messyCars(1077));
    many.remove(77);
    Tables.write(data.resolve("train.csv"), header, many);
    String columns = "name & no:ignore, released on:date(MMM d yyyy)";
    commandLine("nn.minAccuracy", "80%");
    refusedWithoutAModel(
        train,
        "6 decisions are needed for this table:\n",
        "nn.minAccuracy: is about classes, but the model predicts a number, price; nn.maxRmse,",
        "\n  <gate>\n    <minR2>0.5</minR2>\n  </gate>",
        "column name & no of "
            + data.resolve("train.csv")
            + " has more than 1,000 different values",
        "looks like dates of another form (\"Jun 1 1990\" in line 2)",
        "\n  <columns>" + columns.replace("&", "&amp;") + "</columns>\n",
        lines);
    train.session.getUserProperties().clear();
    train.columns = PomElement.of("columns", columns);
    train.missing = "weight:mean";
    train.missingTarget = "skip";
    train.unknownCategory = "other";
    train.execute();
    assertThat(said())
        .anyMatch(line -> line.matches("info: +released on  date\\(MMM d yyyy\\) .*"));
    String asked = "released on,weight,maker";
    assertThat(answers(asked, "Jun 12 1998,1000,seat", "JUN 13 1998,,new")).hasSize(3);
  }

  @Test
  void execute_groups_stayTogether() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String row : Tables.flowers(90, 7)) {
      rows.add(row + ",garden" + rows.size() / 3 % 10);
    }
    use("kind", Tables.HEADER + ",garden", rows);
    train.split = "group(garden)";
    train.execute();
    assertThat(said()).contains("info: test data 18 rows: 20% of " + train.data);
    evaluate.split = train.split;
    evaluate.execute();
    assertThat(json("evaluation.json").getAsJsonObject("model").get("options"))
        .isEqualTo(options());
    assertThat(said())
        .anyMatch(line -> line.startsWith("info: test accuracy"))
        .contains(
            "info: the 95% confidence counts rows of a group as independent, and is too narrow;"
                + " rules with nn.evidence=good count whole groups");
    assertThat(body()).contains(", too narrow for rows in groups");
  }

  @Test
  void execute_parametersThatDoNotFitTheData_areRefused() throws Exception {
    useFlowers("weight", 30, 8);
    train.augmentation = "shift(2)";
    train.imageSize = "28x28";
    train.numbers = "piecewise(99)";
    train.unknownCategory = "other(0)";
    refusedWithoutAModel(
        train,
        "nn.imageSize: is about images, but " + train.data + " is a table",
        "nn.augmentation: is about images, too",
        "nn.numbers: piecewise: expected 2 to 32 bins, found 99",
        "nn.unknownCategory: expected a whole number, at least 1");
    train.augmentation = null;
    train.imageSize = null;
    train.numbers = null;
    train.unknownCategory = null;
    train.validationFraction = "0.2";
    train.calibration = "temperature";
    train.abstain = "0.8";
    train.costs = "aster as bellis: 5";
    refusedWithoutAModel(
        train,
        "nn.costs: is about classes, but weight is a number; remove it",
        "nn.calibration: is about classes, but weight is a number; remove it",
        "nn.abstain: is about classes, but weight is a number; remove it");
  }

  @Test
  void execute_splitByTime_saysFromWhenOnRowsAreHeldOut() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) { // in no order of time
      rows.add("2026-03-%02d,%d,%s".formatted(i * 7 % 10 + 1, i, "AB".charAt(i % 2)));
    }
    use("t", "day,x,t", rows);
    train.split = "time(day)";
    train.execute();
    assertThat(said()).contains("info:           test rows are those with day from 2026-03-09 on");
  }

  @Test
  void execute_missingTargets_areSkippedAsIfTheirRowsWereNotThere() throws Exception {
    List<String> rows = new ArrayList<>(Tables.flowers(60, 9));
    use("kind", Tables.HEADER, rows);
    train.execute();
    String heldOut = json("training.json").get("heldOut").toString();
    rows.add(3, "1,1,clay,yes,,1");
    rows.add(40, "2,9,a soil of its own,yes,NA,1");
    use("kind", Tables.HEADER, rows);
    refused(train, "has no value in 2 of 62 rows, the first in line 5");
    train.missingTarget = "skip";
    train.execute();
    assertThat(said())
        .contains("warn: skipped: 2 of 62 rows of some.csv, whose target kind has no value");
    assertThat(json("training.json").get("heldOut")).hasToString(heldOut); // to the last bit
    evaluate.execute();
    use("kind", Tables.HEADER, List.of("1,1,clay,yes,,1"));
    refused(train, "the target kind has no value in any row");
    rows.add("1,1,clay,yes,rose,-1e39");
    use("weight", Tables.HEADER, rows);
    refused(train, "the target weight is -1.0E39 in line 64, expected numbers between -1E37 and");
  }

  @Test
  void execute_predict_writesTheRowsWithTheAnswersBesideThem() throws Exception {
    useFlowers("kind", 90, 11);
    train.epochs = "40";
    train.execute();
    forgetWhatWasSaid();
    List<String> lines =
        answers(
            "note;wild;width;length;soil;weight;predicted",
            "\"a;b\";no;9.1;3.2;clay;77.5;?",
            "=1;yes;7;7.2;sand;107;?");
    assertThat(lines.get(0))
        .isEqualTo(
            "note;wild;width;length;soil;weight;predicted;predicted by the model;probability;"
                + "p(aster);p(bellis);p(crocus)");
    assertThat(lines.get(1)).startsWith("\"a;b\";no;9.1;3.2;clay;77.5;?;aster;0.");
    assertThat(lines.get(2)).startsWith("=1;yes;7;7.2;sand;107;?;crocus;0.");
    assertThat(said())
        .anyMatch(line -> line.startsWith("info: line 2  aster ("))
        .contains("info: 2 rows", "info: predictions " + predict.output);
  }

  @Test
  void execute_costs_answerWithTheLeastExpected() throws Exception {
    useFlowers("kind", 90, 11);
    for (String wrong : List.of("aster: 5", "aster as bellis: -1", "aster as bellis")) {
      train.costs = wrong;
      refusedWithoutAModel(train, "nn.costs: expected ");
    }
    train.costs = "aster as rose: 5";
    refusedWithoutAModel(
        train,
        "nn.costs: expected two of the classes [aster, bellis, crocus], such as \"aster as crocus:"
            + " 5\", found \"aster as rose\"");
    train.epochs = "3";
    train.abstain = "1";
    train.costs = "aster as bellis: 400, aster as crocus: 400";
    train.execute();
    List<String> lines = answers("wild,width,length,soil,weight", "yes,7,7.2,sand,107");
    assertThat(lines.get(0))
        .endsWith(",predicted,probability,confident,p(aster),p(bellis),p(crocus)");
    assertThat(lines.get(1)).startsWith("yes,7,7.2,sand,107,aster,0.").contains(",false,0.");
    assertThat(said()).anyMatch(line -> line.startsWith("info: line 2  not confident: "));
    assertThat(said()).anyMatch(line -> line.contains("test mean cost 0."));
    evaluate.maxCost = "0.01";
    failsTheGate(
        evaluate, "FAILED   maxCost", "rows of the worst class", ", or columns that separate");
    assertThat(json("evaluation.json").get("probabilities").toString()).contains("meanCost");
  }

  @Test
  void execute_predictRowsThatDoNotFit_namesThemAndWritesNothing() throws Exception {
    useFlowers("kind", 60, 13);
    train.execute();
    predict.input = file("new.csv");
    predict.output = file("none.csv");
    Tables.write(predict.input.toPath(), "length,soil,weight", List.of("5,loam,9"));
    refused(predict, "lacks columns that the model asks for: width, wild; it has length, soil");
    assertThat(predict.output).doesNotExist();
    predict.output = file("answers.json");
    refused(predict, "nn.output: ", "expected a file that ends in .csv");
    predict.output = null;
    predict.scaling = "stretch";
    refused(predict, "nn.scaling: is about images");
    predict.scaling = null;
    predict.input = file("data");
    refused(
        predict,
        "is not a table: its name does not end in .csv, .tsv or .jsonl (or .gz after it), but the");
  }

  @Test
  void execute_baselineOfNumbers_letsNoLargerErrorPass() throws Exception {
    useFlowers("weight", 150, 14);
    train.epochs = "20";
    train.execute();
    baseline.execute();
    assertThat(project.resolve("nn-baseline.json")).content().contains("\"target\": \"weight\"");
    evaluate.execute();
    assertThat(said())
        .anyMatch(line -> line.startsWith("info: mean absolute error of weight: "))
        .anyMatch(line -> line.contains("passed   maxErrorRise"))
        .anyMatch(line -> line.contains("0 rows have a larger error, 0 a smaller one"));
    train.epochs = "1";
    train.execute();
    failsTheGate(evaluate, "FAILED   maxErrorRise");
    failsTheGate(baseline, "The model is worse than the baseline", "FAILED   maxErrorRise");
    evaluate.evidence = "worse";
    failsTheGate(evaluate, "FAILED   maxErrorRise", "with 95% confidence ");
    evaluate.maxErrorRise = "100%";
    evaluate.evidence = null;
    baseline.baselineReason = "quicker";
    baseline.execute();
    evaluate.execute();
    useFlowers("weight", 160, 15);
    train.execute();
    failsTheGate(
        evaluate,
        "baselineMismatch",
        "other rows",
        "the same test rows",
        "none of the 30 rows of the baseline is in the test data");
    baseline.baselineReason = null;
    failsTheGate(
        baseline,
        "The model cannot be compared with the baseline, which stays as it is.",
        "FAILED   baselineMismatch");
  }

  /** Of a model that takes all for one kind, each slice is worse than that of the accepted one. */
  @Test
  void execute_slicesThatFellBelowTheBaseline_failForEvaluateAndBaseline() throws Exception {
    useFlowers("kind", 300, 14);
    train.epochs = "20";
    train.execute();
    baseline.execute();
    train.epochs = "0";
    train.execute();
    evaluate.slices = "wild, weight:2";
    evaluate.maxSliceDrop = "10%";
    evaluate.evidence = "worse";
    failsTheGate(evaluate, "FAILED   maxSliceDrop", "adjusted for 4 slices");
    assertThat(json("evaluation.json").getAsJsonObject("slices").getAsJsonArray("asked"))
        .hasSize(4);
    baseline.slices = evaluate.slices;
    baseline.maxSliceDrop = "10%";
    failsTheGate(baseline, "The model is worse than the baseline", "FAILED   maxSliceDrop");
  }

  /** Rows of a bed are held out together, and are one piece of evidence. */
  @Test
  void execute_significanceOfRowsInGroups_takesGroupsAsWholes() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String row : Tables.flowers(150, 14)) {
      rows.add(row + ",bed" + rows.size() / 5);
    }
    use("weight", Tables.HEADER + ",bed", rows);
    train.split = "group(bed)";
    evaluate.split = train.split;
    baseline.split = train.split;
    train.epochs = "20";
    train.execute();
    baseline.execute();
    train.epochs = "1";
    train.execute();
    evaluate.evidence = "worse";
    evaluate.warnOnly = "all";
    evaluate.execute();
    JsonElement found = at(json("evaluation.json"), "regression/baseline");
    int groups = at(found, "groups").getAsInt();
    assertFigures(found, "rows=" + 5 * groups);
    // All of them are worse: 1 of 2 to the number of groups.
    assertThat(at(found, "pValue").getAsDouble()).isEqualTo(Math.scalb(1.0, -groups));
    assertThat(said())
        .anyMatch(line -> line.contains("? to ? higher (too few groups: it takes 20)"));
    assertThat(body()).contains("over " + groups + " groups");
  }

  /** One that makes all numbers the same float would find no error. */
  @Test
  void execute_modelWithAScaleOfItsOwn_isRefused() throws Exception {
    useFlowers("weight", 60, 14);
    evaluate.maxRmse = "0.001";
    evaluate.warnOnly = "undecided, unchecked, staleModel";
    train.execute();
    failsTheGate(evaluate, "FAILED   maxRmse");
    TrainedModel model = ModelFile.read(model());
    RegressionTask scaled = new RegressionTask("weight", new Standardization(0, 1e300));
    ModelFile.write(
        model(),
        new TrainedModel(model.ensemble(), scaled, model.preprocessing(), model.provenance()));
    refused(
        evaluate,
        "The model cannot be evaluated: its scale of weight (mean ",
        "standard deviation 1E+300",
        "evaluate on rows like these, or predict the logarithm; otherwise train it again");
  }

  @Test
  void execute_baselineWithAnAbsurdError_isRefused() throws Exception {
    useFlowers("weight", 60, 14);
    train.execute();
    baseline.execute();
    Path file = project.resolve("nn-baseline.json");
    byte[] good = Files.readAllBytes(file);
    Baseline read = BaselineFile.read(file);
    Map<Float, String> absurd = Map.of(Float.MAX_VALUE, "3.4028235E+38", 0x1p28f, "268435460");
    for (float error : absurd.keySet()) {
      float[] errors = read.entries().errors().clone();
      errors[0] = error;
      Entries entries = new Entries(read.entries().keys(), new int[0], errors);
      BaselineFile.write(
          file, read.with(entries).after(Optional.empty(), Optional.empty())); // with its figure
      refused(
          evaluate,
          "is not a usable baseline: it has an error of " + absurd.get(error) + ", more than",
          "a million times the largest number");
    }
    Files.write(file, good);
    evaluate.execute();
  }

  @Test
  void execute_encodedColumns_areSaidAndReported() throws Exception {
    List<String> rows = new ArrayList<>();
    List<String> flowers = Tables.flowers(100, 17);
    for (int i = 0; i < flowers.size(); i++) {
      String rare = i % 9 == 0 ? "rare" + i : i % 2 == 0 ? "north" : "south";
      rows.add(
          "%s,%s,%s,%s".formatted(flowers.get(i), i % 10 == 3 ? "" : i, i == 3 ? "" : i * i, rare));
    }
    use("kind", Tables.HEADER + ",seldom,once,place", rows);
    train.numbers = "piecewise(4)";
    train.missing = "auto";
    train.unknownCategory = "other(2)";
    train.execute();
    evaluate.execute();
    String kept = "which has an input of its own";
    assertThat(said())
        .anyMatch(line -> line.matches("info: +seldom: \\d+\\.\\d+% of 79 rows missing, " + kept))
        .anyMatch(line -> line.contains(", numbers piecewise(4), "))
        .anyMatch(
            line ->
                line.matches(
                    "info: +place: (\\d+) of \\d+ values, rare ones that \\1 rows have, are taken"
                        + " together with unknown ones"));
    assertFigures(options(), "numbers=piecewise(4); missing=auto; unknownCategory=other(2)");
    assertThat(body())
        .contains("<p>Robust and 4 bins.</p>", "<p>Robust and 4 bins; ", kept, "rare ones that");
  }

  @Test
  void execute_columnsAsElements_areAsInAList() throws Exception {
    useFlowers("kind", 60, 18);
    train.columns = PomElement.of("columns", "soil:ordinal(clay, loam, sand), wild:ignore");
    train.execute();
    String model = Sha256.of(model());
    PlexusConfiguration columns = PomElement.of("columns", "${nn.columns}"); // as Maven merges it
    columns.addChild("wild", " ignore ");
    columns.addChild("soil", "ordinal(clay, loam, sand)");
    train.columns = columns;
    train.force = "true";
    train.execute();
    assertThat(Sha256.of(model())).isEqualTo(model);
    columns.addChild("soil", "category");
    PlexusConfiguration nested = PomElement.of("weight", "");
    nested.addChild("kind", "number");
    columns.addChild(nested);
    refused(
        train,
        "The configuration has 2 mistakes:",
        "nn.columns: <soil> is given twice",
        "nn.columns: <weight/kind> has elements, expected a kind");
    train.data = file("data");
    refused(train, "nn.columns: ");
  }
}
