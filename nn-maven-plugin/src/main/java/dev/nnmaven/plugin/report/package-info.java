/** The files that an evaluation or a training leaves behind: JSON, Markdown, tests in XML. */
package dev.nnmaven.plugin.report;
