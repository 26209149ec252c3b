/** Rows of tables: columns, their preprocessing, and samples of them. Nothing about files. */
package dev.nnmaven.nn.data.table;
