/** Tasks: what a network is trained for, and what is measured. */
package dev.nnmaven.nn.task;
