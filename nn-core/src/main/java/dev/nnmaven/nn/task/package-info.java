/** Tasks, classification and regression, and their metrics. */
package dev.nnmaven.nn.task;
