/**
 * Recipes: choices for parameters that the configuration does not set, by {@code RowRecipe} and
 * {@code ImageRecipe}.
 */
package dev.nnmaven.trainer.recipe;
