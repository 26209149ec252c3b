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
    return text(columns().get(0).name(), example);
  }

  @Override
  protected boolean areNamed() {
    return true;
  }

  @Override
  public String form() {
    return "told apart by their ids";
  }
}
