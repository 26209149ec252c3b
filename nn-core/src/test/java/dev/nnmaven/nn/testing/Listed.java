package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.List;

/** The names in the catalogs, so that what is added there is tested, too. */
public final class Listed {

  private Listed() {}

  /** Each activation. */
  public static List<String> activations() {
    return names(Activation.catalog().usages());
  }

  /** Each loss. */
  public static List<String> losses() {
    return names(Catalog.of(Loss.class, "loss").usages());
  }

  /** Each regularizer, and {@code none}. */
  public static List<String> regularizers() {
    return names(Regularizer.catalog().usages());
  }

  /** Each optimizer. */
  public static List<String> optimizers() {
    return names(Catalog.of(Optimizer.class, "optimizer").usages());
  }

  /** Each augmentation. */
  public static List<String> augmentations() {
    return names(Catalog.of(Augmentation.class, "augmentation").usages());
  }

  private static List<String> names(List<String> usages) {
    return usages.stream().map(usage -> usage.replaceFirst("\\(.*", "")).toList();
  }
}
