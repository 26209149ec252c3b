/** Trials of a search, trained by the executors of an Apache Spark cluster. */
package dev.nnmaven.spark;
