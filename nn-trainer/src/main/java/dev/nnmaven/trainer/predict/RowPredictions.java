package dev.nnmaven.trainer.predict;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.table.CsvFile;
import dev.nnmaven.trainer.table.RowFile;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks a model about each row of a file, and writes the row again, as comma-separated values, with
 * the answers beside it. Rows are not kept, so that a file may have any number of them.
 */
public final class RowPredictions implements RowFile.Rows {

  private static final int MOST_SHOWN = 10;
  private static final int MOST_MISTAKES = 20;
  private static final int MOST_OUTSIDE = 3;

  /** Carries what is wrong with the data through a writer of files. */
  private static final class Refused extends IOException {

    private static final long serialVersionUID = 1L;
    private final transient DatasetException why;

    Refused(DatasetException why) {
      super(why);
      this.why = why;
    }
  }

  private final RowAnswers model;
  private final RowFile file;
  private final CsvWriter out;
  private final List<String> shown = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();

  /** Of each column with values beyond those of training, the first. */
  private final Map<String, String> outside = new LinkedHashMap<>();

  private int[] places = new int[0];
  private int rows;
  private int rowsOutside;

  private RowPredictions(RowAnswers model, RowFile file, CsvWriter out) {
    this.model = model;
    this.file = file;
    this.out = out;
  }

  /**
   * Asks about all rows.
   *
   * @param coverage of intervals or sets, if the model has any
   * @return lines for the log
   * @throws ConfigurationException if somebody asked for a coverage that the model cannot promise
   * @throws DatasetException if the file is none, or lacks a column, or a value does not fit; no
   *     file is then written
   */
  public static List<String> of(
      TrainedModel model, Coverage coverage, RowFile file, Optional<Path> output)
      throws ConfigurationException, DatasetException, IOException {
    RowAnswers answers = RowAnswers.of(model, coverage);
    if (output.isEmpty()) {
      return ask(answers, file, CsvFile.writer(Writer.nullWriter(), file.separator()));
    }
    List<String> lines = new ArrayList<>();
    try {
      AtomicFile.write(output.get(), out -> lines.addAll(write(answers, file, out)));
    } catch (Refused e) {
      throw e.why;
    }
    return lines;
  }

  static List<String> write(RowAnswers model, RowFile file, OutputStream out) throws IOException {
    CsvWriter text =
        CsvFile.writer(new OutputStreamWriter(out, StandardCharsets.UTF_8), file.separator());
    try {
      List<String> lines = ask(model, file, text);
      text.flush();
      return lines;
    } catch (DatasetException e) {
      throw new Refused(e);
    } catch (UncheckedIOException e) { // of the writer, such as that of a full disk
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static List<String> ask(RowAnswers model, RowFile file, CsvWriter out)
      throws DatasetException, IOException {
    RowPredictions predictions = new RowPredictions(model, file, out);
    file.read(predictions);
    DatasetException.throwIfAny(predictions.mistakes);
    List<String> lines = new ArrayList<>(predictions.shown);
    if (predictions.rows > MOST_SHOWN) {
      lines.add(Formats.format("... and %,d more", predictions.rows - MOST_SHOWN));
    }
    lines.add(Formats.count(predictions.rows, "row"));
    if (predictions.rowsOutside > 0) {
      List<String> first = List.copyOf(predictions.outside.values());
      lines.add(
          Formats.format("%,d of %,d rows have", predictions.rowsOutside, predictions.rows)
              + " values outside the training data: "
              + String.join(", ", Formats.first(first, MOST_OUTSIDE, "and %,d more columns")));
    }
    return lines;
  }

  @Override
  public void header(List<String> names) throws DatasetException, IOException {
    places = file.places(model.columns(), names, "the model asks for");
    List<String> all = new ArrayList<>(names);
    for (String name : model.names()) {
      String own = name;
      while (all.contains(own)) {
        own += " by the model";
      }
      all.add(own);
    }
    out.writeRecord(all);
  }

  @Override
  public void row(int line, List<? extends CharSequence> cells)
      throws DatasetException, IOException {
    List<CharSequence> values = IntStream.of(places).<CharSequence>mapToObj(cells::get).toList();
    List<String> answer;
    try {
      answer = model.ask().apply(values);
    } catch (IllegalArgumentException e) {
      mistakes.add("%s, line %s: %s".formatted(file.path(), line, e.getMessage()));
      if (mistakes.size() == MOST_MISTAKES) {
        throw new DatasetException(
            String.join("\n", mistakes) + "\n... later rows were not looked at");
      }
      return;
    }
    Map<String, String> beyond = model.outside().apply(values);
    rowsOutside += beyond.isEmpty() ? 0 : 1;
    beyond.forEach(
        (column, range) ->
            outside.computeIfAbsent(
                column,
                name -> {
                  String value = values.get(model.columns().indexOf(name)).toString();
                  return "%s in line %s".formatted(PredictionLog.outside(name, value, range), line);
                }));
    int width = model.names().size();
    List<String> all =
        cells.stream().map(CharSequence::toString).collect(Collectors.toCollection(ArrayList::new));
    all.addAll(answer.subList(0, width));
    out.writeRecord(all);
    if (rows < MOST_SHOWN) {
      shown.add("line %s  %s".formatted(line, answer.get(width)));
    }
    rows++;
  }
}
