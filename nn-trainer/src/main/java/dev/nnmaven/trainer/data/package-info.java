/**
 * Examples of every kind for training and tests: {@code DataSource} reads and splits them, {@code
 * DataHealth} finds copies and leaks.
 */
package dev.nnmaven.trainer.data;
