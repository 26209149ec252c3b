/** Log lines and messages about an evaluation, the gate and the baseline. */
package dev.nnmaven.gate.log;
