package dev.nnmaven.trainer.onnx;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@link TablePreprocessing} as ONNX nodes, from an input [N][1] for each column, of its name. */
record OnnxRows(TablePreprocessing preprocessing) implements OnnxPreprocessing {

  @Override
  public Prepared add(OnnxGraph graph) {
    List<String> given = new ArrayList<>();
    for (FittedColumn fitted : preprocessing.columns()) {
      Column column = fitted.column();
      OnnxKind kind = OnnxKind.of(column.kind());
      given.add(graph.input(column.name(), kind.type(), 1, kind.meaning(column.missing())));
    }
    List<String> inputs = new ArrayList<>();
    for (int c = 0; c < given.size(); c++) {
      FittedColumn fitted = preprocessing.columns().get(c);
      inputs.add(new OnnxColumn(graph.part(fitted.column().name()), fitted, given.get(c)).inputs());
    }
    String all =
        inputs.size() == 1 ? inputs.get(0) : graph.concat("inputs", inputs.toArray(String[]::new));
    return new Prepared(all, true);
  }

  @Override
  public String shown() {
    return preprocessing.columns().size() + " columns [N, 1]";
  }

  @Override
  public List<String> notes() {
    Map<ColumnKind, List<String>> names = new TreeMap<>();
    for (FittedColumn fitted : preprocessing.columns()) {
      Column column = fitted.column();
      names.computeIfAbsent(column.kind(), none -> new ArrayList<>()).add(column.name());
    }
    List<String> notes = new ArrayList<>();
    names.forEach((kind, of) -> notes.add(OnnxKind.of(kind).shown() + ": " + SafeText.list(of)));
    notes.add("a row that the library refuses gets NaN: ask for it before an answer is used");
    return notes;
  }
}
