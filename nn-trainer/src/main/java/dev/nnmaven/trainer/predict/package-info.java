/** Classification of images, with output as log lines, CSV or JSON. */
package dev.nnmaven.trainer.predict;
