/** The HTML report of an evaluation. */
package dev.nnmaven.plugin.report.html;
