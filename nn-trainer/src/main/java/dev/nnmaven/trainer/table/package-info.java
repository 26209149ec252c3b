/**
 * Files of rows: {@code CsvFile} and {@code JsonLines} read them, {@code TablePlanner} infers the
 * kinds of columns.
 */
package dev.nnmaven.trainer.table;
