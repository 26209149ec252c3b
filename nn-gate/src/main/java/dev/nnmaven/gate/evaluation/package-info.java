/** What becomes of a model: evaluated by its settings, or accepted as the baseline. */
package dev.nnmaven.gate.evaluation;
