/** What may be tried, and the configurations that are drawn from it. */
package dev.nnmaven.search.space;
