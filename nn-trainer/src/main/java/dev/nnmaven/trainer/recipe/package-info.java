/** Recipes: what a training does of which its configuration says nothing. */
package dev.nnmaven.trainer.recipe;
