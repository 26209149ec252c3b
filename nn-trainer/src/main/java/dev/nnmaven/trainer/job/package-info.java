/** The work behind the goals, without Maven: load, train, evaluate. */
package dev.nnmaven.trainer.job;
