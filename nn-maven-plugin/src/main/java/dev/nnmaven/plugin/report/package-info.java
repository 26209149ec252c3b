/** What the user sees: log lines and JSON files. */
package dev.nnmaven.plugin.report;
