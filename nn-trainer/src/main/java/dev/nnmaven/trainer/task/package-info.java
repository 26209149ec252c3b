/** A training run from settings to model file, in either JVM. */
package dev.nnmaven.trainer.task;
