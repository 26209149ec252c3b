/**
 * Model cards in Markdown: {@code CardContent} combines evidence, POM and texts by people; {@code
 * Topic} lists what only people know.
 */
package dev.nnmaven.gate.card;
