/**
 * The search for the best model: {@code SearchTask} and {@code CrossValidationTask} run by
 * settings, {@code Search} runs all brackets.
 */
package dev.nnmaven.search;
