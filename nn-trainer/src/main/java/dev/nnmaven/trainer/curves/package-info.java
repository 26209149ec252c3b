/** Learning curves, and advice on what to change. */
package dev.nnmaven.trainer.curves;
