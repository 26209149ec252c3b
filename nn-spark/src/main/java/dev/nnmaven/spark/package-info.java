/**
 * Trials of a search on an Apache Spark cluster: {@code SparkBackend} is the service, {@code
 * Cluster} the connection, {@code TrialTask} one trial on an executor.
 */
package dev.nnmaven.spark;
