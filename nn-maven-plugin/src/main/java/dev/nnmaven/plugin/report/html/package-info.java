/** The page about a model: an evaluation as one HTML file for people. */
package dev.nnmaven.plugin.report.html;
