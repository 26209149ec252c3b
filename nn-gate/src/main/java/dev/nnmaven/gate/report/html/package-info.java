/**
 * The HTML report: a record and a jte template per section; {@code Plot} is every chart. The page
 * has no script.
 */
package dev.nnmaven.gate.report.html;
