package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ColumnSettings;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.config.UndecidedException;
import dev.nnmaven.trainer.config.UndecidedException.Decision;
import dev.nnmaven.trainer.table.TableFile;
import dev.nnmaven.trainer.table.TablePlan;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows from CSV files; what is measured to make inputs of them is measured on those that are
 * trained on.
 *
 * @param model whose columns these are; empty if they are yet to be found
 */
public record RowSource(TableSettings settings, Optional<TrainedModel> model)
    implements DataSource {

  /** Beyond this, floats cannot hold errors of a target. */
  public static final double MOST = 1e37;

  @Override
  public Found training(Path place) throws DatasetException, IOException {
    if (model.isPresent()) {
      return test(place, model.get());
    }
    TableFile file = TableFile.infer(place, settings);
    RowExamples rows = RowExamples.of(file, rows(place, file));
    if (file.plan().isClassification() && rows.classes().size() < 2) {
      throw new DatasetException(
          "%s: the target %s has one value in all rows, \"%s\"; there is nothing to learn",
          place, SafeText.text(file.plan().target().name()), SafeText.list(rows.classes()));
    }
    return found(rows);
  }

  @Override
  public Found test(Path place, Examples training) throws DatasetException, IOException {
    return read(place, settings.format(), ((RowExamples) training)::plan, training.classes());
  }

  @Override
  public Found test(Path place, TrainedModel judged) throws DatasetException, IOException {
    boolean hasClasses = judged.task() instanceof ClassificationTask;
    RowFormat format = settings.format().asTrained(judged.provenance().options());
    return read(
        place, format, () -> TablePlan.of(judged), hasClasses ? judged.classes() : List.of());
  }

  private static Found read(
      Path place, RowFormat format, Supplier<TablePlan> plan, List<String> classes)
      throws DatasetException, IOException {
    try {
      TableFile file = TableFile.read(place, format, plan.get());
      return found(new RowExamples(file, rows(place, file), classes));
    } catch (IllegalArgumentException e) {
      throw new DatasetException(String.valueOf(e.getMessage()));
    }
  }

  /** Rows that have a target; these are all, unless others are to be left out. */
  private static int[] rows(Path place, TableFile file) throws DatasetException {
    String target = file.plan().target().name();
    int classes = file.table().column(target).values().size();
    if (classes > Column.MOST_VALUES) {
      throw new DatasetException(
          "%s: the target %s has %s classes, expected at most %s",
          place, SafeText.text(target), classes, Column.MOST_VALUES);
    }
    double[] raws = file.table().raws(file.table().index(target), file.table().allRows());
    int[] without =
        IntStream.range(0, raws.length).filter(row -> Double.isNaN(raws[row])).toArray();
    if (without.length == raws.length) {
      throw new DatasetException(
          "%s: the target %s has no value in any row", place, SafeText.text(target));
    }
    if (without.length > 0 && !file.plan().skips()) {
      String message =
          ("%s: the target %s has no value in %s of %s rows, the first in line %s; the target"
                  + " must not be missing: remove these rows, or train with nn.missingTarget=skip")
              .formatted(
                  place,
                  SafeText.text(target),
                  Formats.count(without.length),
                  Formats.count(raws.length),
                  file.lines()[without[0]]);
      throw new UndecidedException(List.of(new Decision(message, ColumnSettings::withSkips)));
    }
    int[] with = IntStream.range(0, raws.length).filter(row -> !Double.isNaN(raws[row])).toArray();
    OptionalInt far = Arrays.stream(with).filter(row -> Math.abs(raws[row]) > MOST).findFirst();
    if (far.isPresent() && !file.plan().isClassification()) {
      throw new DatasetException(
          "%s: the target %s is %s in line %s, expected numbers between -1E37 and 1E37",
          place, SafeText.text(target), raws[far.getAsInt()], file.lines()[far.getAsInt()]);
    }
    return with;
  }

  private static Found found(RowExamples rows) {
    return new Found(rows, rows.file().warnings(), skipped(rows), 0, Optional.empty());
  }

  private static List<String> skipped(RowExamples rows) {
    int all = rows.file().table().rows();
    return rows.size() == all
        ? List.of()
        : List.of(
            "%s of %s rows of %s, whose target %s has no value"
                .formatted(
                    Formats.count(all - rows.size()),
                    Formats.count(all),
                    SafeText.text(rows.file().file()),
                    SafeText.text(rows.plan().target().name())));
  }

  /** The columns of the training data. */
  @Override
  public List<String> notes(List<Found> read) {
    return ((RowExamples) read.get(0).examples()).file().notes();
  }

  @Override
  public Preprocessing preprocessing(Examples trainedOn) throws DatasetException {
    RowExamples rows = (RowExamples) trainedOn;
    MissingCells.requireNone(rows);
    return TablePreprocessing.fit(
        rows.file().table(),
        rows.rows(),
        rows.plan().inputs().stream().map(Column::name).toList(),
        settings.fitting(),
        rows.plan().target().name());
  }

  @Override
  public List<String> idleTexts(Examples trainedOn) {
    RowExamples rows = (RowExamples) trainedOn;
    List<String> texts =
        rows.columns().stream()
            .filter(column -> column.kind() == ColumnKind.TEXT)
            .map(Column::name)
            .toList();
    return texts.size() == rows.columns().size()
        ? List.of() // there is nothing else
        : texts.stream()
            .filter(name -> !settings.columns().rules().containsKey(name))
            .filter(name -> !TextSignal.isIn(rows, name))
            .toList();
  }

  /** What became of columns that were not simply taken as they are. */
  @Override
  public List<String> notes(Examples trainedOn, Preprocessing fitted) {
    List<String> notes = new ArrayList<>();
    for (FittedColumn column : ((TablePreprocessing) fitted).columns()) {
      PreparedColumn prepared = PreparedColumn.of(column, (RowExamples) trainedOn);
      boolean isDecided = settings.columns().missing(column.column().name()) == Missing.AUTO;
      Stream.of(prepared.missing().filter(words -> isDecided), prepared.rare(), prepared.ngrams())
          .flatMap(Optional::stream)
          .map(words -> SafeText.text(column.column().name()) + ": " + words)
          .forEach(notes::add);
    }
    PreparedColumn.privacy(fitted).ifPresent(notes::add);
    return notes;
  }

  @Override
  public Task<?> task(Examples trainedOn) throws DatasetException {
    RowExamples rows = (RowExamples) trainedOn;
    if (rows.plan().isClassification()) {
      return DataSource.super.task(rows);
    }
    String target = rows.plan().target().name();
    try {
      return RegressionTask.fit(target, rows.raws(target));
    } catch (IllegalArgumentException e) {
      throw new DatasetException(rows.file().file() + ": " + e.getMessage());
    }
  }

  @Override
  public void requireFit(Examples trainedOn, List<Examples> judging) throws DatasetException {
    Task<?> task = task(trainedOn);
    Preprocessing preprocessing = preprocessing(trainedOn);
    for (Examples some : judging) {
      some.samples(preprocessing, task);
    }
  }

  @Override
  public SortedMap<String, String> options(Examples training) {
    return ((RowExamples) training).plan().options();
  }
}
