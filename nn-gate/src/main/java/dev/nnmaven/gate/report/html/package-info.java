/** The HTML report of an evaluation. */
package dev.nnmaven.gate.report.html;
