package dev.nnmaven.trainer.recipe;

import java.util.List;

/** How pictures are trained on by default. */
final class PictureRecipe {

  private PictureRecipe() {}

  static List<Choice> of(Facts facts) {
    return List.of();
  }
}
