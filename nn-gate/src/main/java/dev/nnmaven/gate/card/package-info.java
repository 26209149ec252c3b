/**
 * Model cards: what was found of a model, what its POM says, and what only people know, in
 * Markdown.
 */
package dev.nnmaven.gate.card;
