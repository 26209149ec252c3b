/** Answers of a model to images and rows, as log lines, CSV or JSON. */
package dev.nnmaven.trainer.predict;
