package dev.nnmaven.trainer.testing;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.NetworkPlan;
import java.util.List;

/** Networks of plans, for grey images. */
public final class Built {

  private Built() {}

  /** A network with zero weights, for images of some pixels and these classes. */
  public static Network of(NetworkPlan plan, int width, int height, List<String> classes)
      throws ConfigurationException {
    return plan.build(
        new Shape(height, width, 1),
        "an image has %s x %s = %s pixels".formatted(width, height, width * height),
        new ClassificationTask(classes));
  }
}
