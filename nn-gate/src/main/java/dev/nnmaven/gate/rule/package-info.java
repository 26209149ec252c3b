/** The quality gate: rules that a model must meet. */
package dev.nnmaven.gate.rule;
