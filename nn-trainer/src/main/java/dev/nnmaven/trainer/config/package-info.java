/**
 * Configuration: {@code Parameters} is the table of all parameters, {@code Settings} has their
 * texts, {@code ShortForm} turns elements into texts. Reports all mistakes at once. No arithmetic.
 */
package dev.nnmaven.trainer.config;
