/**
 * Rows of tables: {@code Column} turns a cell into a number, {@code FittedColumn} turns it into
 * inputs, and {@code TableSamples} provides samples. Nothing about files.
 */
package dev.nnmaven.nn.data.table;
