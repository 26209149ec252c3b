package dev.nnmaven.trainer.answers;

import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.table.TableFile;
import java.util.List;

/** Examples of which nothing is known but an id, what is true, and columns to slice by. */
final class AnswerRows extends RowExamples {

  AnswerRows(TableFile file, List<String> classes) {
    super(file, file.table().allRows(), classes);
  }

  /** The id, by which examples are the same ones. */
  @Override
  public String name(int example) {
    return text(id(), example);
  }

  @Override
  public List<String> names() {
    return texts(id()).toList();
  }

  private String id() {
    return columns().get(0).name();
  }

  @Override
  public String form() {
    return "told apart by their ids";
  }
}
