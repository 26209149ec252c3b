/** Trials: what each is trained with, where, and what became of it. */
package dev.nnmaven.search.trial;
