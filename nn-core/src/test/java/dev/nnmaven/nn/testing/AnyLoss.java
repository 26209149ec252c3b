package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.nn.task.Task;
import java.util.function.UnaryOperator;

/** A classification that takes losses for numbers, too: for what holds for any loss. */
public record AnyLoss(
    ClassificationTask task, UnaryOperator<Tally<ClassificationMetrics>> listening)
    implements Task<ClassificationMetrics> {

  /** Creates one to whose tallies nobody listens. */
  public AnyLoss(ClassificationTask task) {
    this(task, tally -> tally);
  }

  @Override
  public String kind() {
    return "any loss";
  }

  @Override
  public int outputs() {
    return task.outputs();
  }

  @Override
  public void requireFit(Loss loss) {}

  @Override
  public Tally<ClassificationMetrics> tally() {
    return listening.apply(task.tally());
  }
}
