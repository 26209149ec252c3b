/** Up-to-date check of models. */
package dev.nnmaven.plugin.uptodate;
