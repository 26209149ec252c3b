package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;

/** A group of facts: about the model, its training, or its evaluation. */
record FactGroup(String title, List<Fact> facts) {

  /**
   * A named fact.
   *
   * @param code whether to show it as code: a hash, a path, a setting
   */
  record Fact(String name, String value, boolean code) {}

  private static final int MOST_COLUMNS = 100;

  static List<FactGroup> of(Evidence evidence) {
    List<FactGroup> groups = new ArrayList<>();
    groups.add(model(evidence));
    groups.add(training(evidence.run().model().provenance(), evidence.history(), evidence.unit()));
    groups.add(
        new FactGroup(
            "Judged on",
            List.of(
                code("place", evidence.run().place()),
                plain(evidence.unit().many(), Formats.count(evidence.run().examples().size())),
                code("fingerprint", evidence.run().examples().fingerprint()))));
    evidence.comparison().map(found -> baseline(found, evidence.unit())).ifPresent(groups::add);
    return groups;
  }

  private static FactGroup model(Evidence evidence) {
    TrainedModel model = evidence.run().model();
    List<Fact> facts = new ArrayList<>();
    facts.add(code("file", evidence.subject().modelFile().toString()));
    facts.add(code("SHA-256", evidence.subject().modelSha256()));
    facts.add(plain("network", model.ensemble().toString()));
    facts.add(plain("parameters", Formats.count(model.ensemble().parameterCount())));
    facts.add(code("loss", model.ensemble().loss().specification()));
    facts.addAll(
        model.preprocessing() instanceof ImagePreprocessing images
            ? images(images)
            : columns(model.tablePreprocessing()));
    facts.add(plain("producer", model.provenance().producer()));
    return new FactGroup("Model", facts);
  }

  private static List<Fact> images(ImagePreprocessing preprocessing) {
    return List.of(
        plain(
            "images",
            Formats.format(
                "%d × %d pixels%s",
                preprocessing.width(),
                preprocessing.height(),
                preprocessing.channels() == Channels.GREY ? "" : " in colour")),
        code("normalization", preprocessing.normalization().specification()),
        code("pixel order", preprocessing.pixelOrder().specification()),
        code("other sizes", preprocessing.scaling().specification()),
        code("transparent pixels on", preprocessing.background().specification()));
  }

  /** Each column with its kind and, where it is known, how missing values are treated. */
  private static List<Fact> columns(TablePreprocessing table) {
    List<String> columns =
        table.columns().stream()
            .map(FittedColumn::column)
            .map(
                one ->
                    "%s: %s%s"
                        .formatted(
                            SafeText.text(one.name()),
                            one.specification(),
                            one.missing() == Missing.REFUSE
                                ? ""
                                : ", missing " + one.missing().specification()))
            .toList();
    return List.of(
        plain("columns", Formats.list(columns, MOST_COLUMNS)),
        plain("inputs", Formats.count(table.inputs())));
  }

  private static FactGroup training(Provenance provenance, TrainingHistory history, Unit unit) {
    List<Fact> facts = new ArrayList<>();
    provenance
        .options()
        .forEach(
            (name, value) ->
                facts.add(
                    value.equals("gradientDescent") // no value of a parameter: GD, SGD, miniBatch
                        ? plain(name, "gradient descent")
                        : code(name, value)));
    facts.add(plain(unit.many(), Formats.count(provenance.training().samples())));
    facts.add(code("fingerprint", provenance.training().sha256()));
    boolean isByContent = unit == Unit.ROW && !provenance.options().containsKey(SplitRule.OPTION);
    facts.add(
        plain(
            "held out",
            heldOut(provenance.heldOut(), unit)
                + (isByContent && provenance.heldOut() instanceof HeldOut.Fraction
                    ? ", by their content"
                    : "")));
    facts.add(
        plain(
            "time",
            history.epochs().isEmpty()
                ? "unknown: " + history.missing()
                : Formats.format(
                    history.members().isEmpty()
                        ? "%,.1f seconds"
                        : "%,.1f seconds for each network",
                    history.seconds())));
    return new FactGroup("Training", facts);
  }

  private static String heldOut(HeldOut heldOut, Unit unit) {
    if (heldOut instanceof HeldOut.Fraction fraction) {
      return fraction.fraction().toPlainString()
          + (unit == Unit.ROW ? " of the rows" : " of each class");
    }
    return heldOut instanceof HeldOut.Folder
        ? (unit == Unit.ROW ? "a file of their own" : "a folder of their own")
        : "nothing";
  }

  private static FactGroup baseline(Comparison comparison, Unit unit) {
    Baseline baseline = comparison.before();
    List<Fact> facts = new ArrayList<>();
    facts.add(code("SHA-256", baseline.modelSha256()));
    facts.add(plain("producer", baseline.producer()));
    baseline.reason().ifPresent(reason -> facts.add(plain("why accepted", reason)));
    facts.add(
        baseline.target().isEmpty()
            ? plain(
                "accuracy", Formats.accuracy(baseline.entries().correct(), baseline.size(), unit))
            : plain(
                "errors",
                "RMSE %s, mean absolute error %s (%s)"
                    .formatted(
                        Formats.error(baseline.entries().rmse()),
                        Formats.error(baseline.entries().mae()),
                        unit.count(baseline.size()))));
    comparison.shared().text(unit).ifPresent(text -> facts.add(plain("shared", text)));
    if (baseline.target().isEmpty()) {
      facts.add(plain("loss", Formats.loss(baseline.loss())));
    }
    return new FactGroup("Accepted model", facts);
  }

  private static Fact plain(String name, String value) {
    return new Fact(name, value, false);
  }

  private static Fact code(String name, String value) {
    return new Fact(name, value, true);
  }
}
