/** Entry points for programs, from settings to files, in any JVM: training, import, answers. */
package dev.nnmaven.trainer.task;
