/** The page of a Maven site that shows an evaluation. */
package dev.nnmaven.plugin.site;
