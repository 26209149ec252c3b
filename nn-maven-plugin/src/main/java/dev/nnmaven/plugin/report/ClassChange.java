package dev.nnmaven.plugin.report;

import dev.nnmaven.plugin.baseline.Baseline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A class that is recognized more or less often than by the accepted model.
 *
 * @param name of the class
 * @param images how many of it were judged
 * @param before how many of them the accepted model recognized
 * @param now how many the new one does
 */
public record ClassChange(String name, int images, int before, int now) {

  /** All classes that changed, those with the greatest loss first; none without a baseline. */
  public static List<ClassChange> in(EvaluationJson evaluation) {
    List<ClassChange> found = new ArrayList<>();
    if (evaluation.baseline() == null) {
      return found;
    }
    List<EvaluationFigures.PerClass> classes = evaluation.heldOut().classes();
    for (int c = 0; c < classes.size(); c++) {
      String name = classes.get(c).name();
      int now = evaluation.heldOut().confusion()[c][c];
      for (Baseline.PerClass before : evaluation.baseline().classes()) {
        if (before.name().equals(name) && before.correct() != now) {
          found.add(new ClassChange(name, before.images(), before.correct(), now));
        }
      }
    }
    found.sort(Comparator.comparing(change -> change.now() - change.before()));
    return found;
  }

  /** Whether fewer are recognized. */
  public boolean isWorse() {
    return now < before;
  }
}
