/**
 * Reports of evaluation and training: JSON, Markdown, JUnit XML; {@code Reports} knows their
 * places.
 */
package dev.nnmaven.gate.report;
