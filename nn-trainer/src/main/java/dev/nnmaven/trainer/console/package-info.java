/** Console output: log lines, progress, and whether a terminal shows it. */
package dev.nnmaven.trainer.console;
