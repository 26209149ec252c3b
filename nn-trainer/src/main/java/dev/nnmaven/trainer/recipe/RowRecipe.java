package dev.nnmaven.trainer.recipe;

import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** How rows of a table are trained on by default. */
final class RowRecipe {

  private RowRecipe() {}

  static List<Choice> of(Facts facts) {
    List<Choice> choices = new ArrayList<>();
    choices.add(Choice.of("hidden", "128 dropout(0.15), 64 dropout(0.15)"));
    choices.add(Choice.of("initializer", "he"));
    choices.add(Choice.of("optimizer", "adamW(decay=0.02)"));
    choices.add(Choice.of("learningRate", "0.003"));
    choices.add(Choice.of("learningRateSchedule", "cosine"));
    choices.add(Choice.of("batchSize", "64"));
    choices.add(Choice.of("epochs", 60, Texts.count(facts.examples(), "row")));
    return choices;
  }
}
