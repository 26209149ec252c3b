/** Console output: log lines and progress. */
package dev.nnmaven.trainer.console;
