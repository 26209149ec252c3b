/** Whether a model is what training would give again. */
package dev.nnmaven.plugin.uptodate;
