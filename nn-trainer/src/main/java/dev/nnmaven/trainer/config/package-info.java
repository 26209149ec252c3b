/** Parses the POM's texts and reports all mistakes at once. No arithmetic. */
package dev.nnmaven.trainer.config;
