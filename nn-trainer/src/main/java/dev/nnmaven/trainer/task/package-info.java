/**
 * Entry points for programs, in any JVM: from settings to files in training, import and answers,
 * and {@code LabeledImages} for training by code.
 */
package dev.nnmaven.trainer.task;
