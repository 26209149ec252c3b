/** What the user sees while a goal runs: lines of the log, and how far training is. */
package dev.nnmaven.plugin.console;
