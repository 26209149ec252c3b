/** Texts of templates, for files and logs. */
package dev.nnmaven.gate.template;
