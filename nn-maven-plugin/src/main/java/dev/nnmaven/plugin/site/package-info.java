/** Maven site page of evaluations. */
package dev.nnmaven.plugin.site;
