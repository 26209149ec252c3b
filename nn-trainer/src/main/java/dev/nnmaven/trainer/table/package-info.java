/** CSV files: how they are read, and what their columns are taken to be. */
package dev.nnmaven.trainer.table;
