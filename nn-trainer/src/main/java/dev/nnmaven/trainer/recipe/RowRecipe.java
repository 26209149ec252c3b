package dev.nnmaven.trainer.recipe;

import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * How rows of a table are trained on where a POM says nothing: five networks with two hidden
 * layers, on numbers that have bins. What each choice brings is measured in
 * nn-benchmarks/results/defaults.md.
 *
 * <p>Sources: Y. Gorishniy et al., <i>On embeddings for numerical features in tabular deep
 * learning</i>, NeurIPS 2022 (bins); D. Holzmüller et al., <i>Better by default</i>, NeurIPS 2024
 * (robust scaling with smooth clipping).
 */
final class RowRecipe {

  /** Bins of a number need some rows each, or they learn the noise. */
  private static final int ROWS_A_BIN = 100;

  private static final int FEWEST_BINS = 2;
  private static final int MOST_BINS = 16;

  private static final int EPOCHS = 60;
  private static final int FEWEST_EPOCHS = 5;

  /** Rows of all epochs, beyond which more rows have fewer epochs: 60 epochs of 4,000. */
  private static final long MOST_ROWS = 240_000;

  private static final int MEMBERS = 5;

  /** Below it, stronger penalties. */
  private static final int FEW_ROWS = 1000;

  /** So many classes lie close to each other, and penalties blur what tells them apart. */
  private static final int MANY_CLASSES = 4;

  private RowRecipe() {}

  /** All choices for rows; a parameter that is not among them keeps its default. */
  static List<Choice> of(Facts facts, boolean areCrossFitted) {
    String rows = Formats.count(facts.examples(), Unit.ROW.one());
    boolean fine = facts.outputs() >= MANY_CLASSES;
    boolean few = facts.examples() < FEW_ROWS && !fine;
    String dropout = few ? "dropout(0.3)" : "dropout(0.15)";
    String decay = fine ? "0.2" : few ? "2" : "1";
    String by = fine ? facts.outputs() + " classes" : rows;
    long affordable = Math.max(FEWEST_EPOCHS, MOST_ROWS / facts.examples());
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("numbers", numbers(facts), rows));
    choices.add(Choice.of("missing", "auto"));
    choices.add(Choice.of("unknownCategory", "other"));
    choices.add(new Choice("network", "128 " + dropout + ", 64 " + dropout, by));
    choices.add(new Choice("optimizer", "adamW(decay=" + decay + ")", by));
    choices.add(Choice.of("learningRate", "0.003"));
    choices.add(Choice.of("learningRateSchedule", "cosine"));
    choices.add(Choice.of("batchSize", "64"));
    choices.add(Choice.of("epochs", Math.min(EPOCHS, affordable), rows));
    if (areCrossFitted) {
      choices.add(Choice.of("members", "folds(" + MEMBERS + ")"));
      choices.add(Choice.of("linear", "auto"));
      if (facts.outputs() > 1) {
        choices.add(Choice.of("calibration", "temperature"));
      }
    } else {
      choices.add(
          Choice.of("members", MEMBERS, "no folds beside nn.split=time or nn.validationFraction"));
    }
    return choices;
  }

  /** How numbers become inputs. */
  static String numbers(Facts facts) {
    int bins = Math.max(FEWEST_BINS, Math.min(MOST_BINS, facts.examples() / ROWS_A_BIN));
    return "piecewise(" + bins + ")";
  }
}
