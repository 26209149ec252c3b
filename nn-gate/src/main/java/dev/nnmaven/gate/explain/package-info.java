/** Why a model gave one answer: in the log, on a page, and as JSON. */
package dev.nnmaven.gate.explain;
