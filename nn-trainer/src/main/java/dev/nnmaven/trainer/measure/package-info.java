/** How what a task measures is compared, told and kept. */
package dev.nnmaven.trainer.measure;
