/** Reports of evaluation and training: JSON, Markdown, JUnit XML. */
package dev.nnmaven.gate.report;
