/** A training run from the POM's texts to the model file, in whichever JVM. */
package dev.nnmaven.plugin.task;
