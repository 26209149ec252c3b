/** What programs ask for: a verdict on a model, a new baseline, an explanation. */
package dev.nnmaven.gate;
