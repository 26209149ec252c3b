/** How what a task measures is compared, worded and kept. */
package dev.nnmaven.trainer.measure;
