/** Tests and confidence bounds; they know numbers, and nothing of models. */
package dev.nnmaven.gate.statistics;
