package dev.nnmaven.plugin.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.config.TableSettings;
import dev.nnmaven.plugin.table.TableFile;
import dev.nnmaven.plugin.table.TablePlan;
import dev.nnmaven.plugin.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads rows from CSV files.
 *
 * @param settings what is told of the columns
 * @param model whose columns these are; empty if they are yet to be found
 */
public record TableReader(TableSettings settings, Optional<TrainedModel> model)
    implements ExamplesReader {

  @Override
  public Found training(Path place) throws DatasetException, IOException {
    if (model.isPresent()) {
      return test(place, model.get());
    }
    TableFile file = TableFile.infer(place, settings);
    requireTargets(place, file);
    RowExamples rows = RowExamples.of(file);
    if (file.plan().isClassification() && rows.classes().size() < 2) {
      throw new DatasetException(
          "%s: the target %s has one value in all rows, %s; there is nothing to learn"
              .formatted(
                  place, Shown.text(file.plan().target().name()), Shown.list(rows.classes())));
    }
    return found(rows);
  }

  @Override
  public Found test(Path place, Examples training) throws DatasetException, IOException {
    return read(place, ((RowExamples) training).plan(), training.classes());
  }

  @Override
  public Found test(Path place, TrainedModel judged) throws DatasetException, IOException {
    TablePlan plan = TablePlan.of(judged);
    return read(place, plan, plan.isClassification() ? judged.classes() : List.of());
  }

  private Found read(Path place, TablePlan plan, List<String> classes)
      throws DatasetException, IOException {
    TableFile file = TableFile.read(place, settings.separator(), plan);
    requireTargets(place, file);
    try {
      return found(new RowExamples(file, file.table().allRows(), classes));
    } catch (IllegalArgumentException e) {
      throw new DatasetException(String.valueOf(e.getMessage()));
    }
  }

  private static void requireTargets(Path place, TableFile file) throws DatasetException {
    String target = file.plan().target().name();
    double[] raws = file.table().raws(file.table().index(target), file.table().allRows());
    int[] without =
        IntStream.range(0, raws.length).filter(row -> Double.isNaN(raws[row])).toArray();
    if (without.length > 0) {
      throw new DatasetException(
          ("%s: the target %s has no value in %s of %s rows, the first in line %s; what is to be"
                  + " learned or judged by has to be there, so leave these rows out")
              .formatted(
                  place,
                  Shown.text(target),
                  Texts.count(without.length),
                  Texts.count(raws.length),
                  file.lines()[without[0]]));
    }
  }

  private static Found found(RowExamples rows) {
    return new Found(rows, rows.file().warnings(), List.of(), 0);
  }

  /** The columns of the training data. */
  @Override
  public List<String> notes(List<Found> read) {
    return ((RowExamples) read.get(0).examples()).file().notes();
  }
}
