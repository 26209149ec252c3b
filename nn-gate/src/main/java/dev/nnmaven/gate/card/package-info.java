/**
 * Model cards in Markdown: {@code CardPage} combines evidence, POM and texts by people; {@code
 * Topic} lists what only people know.
 */
package dev.nnmaven.gate.card;
