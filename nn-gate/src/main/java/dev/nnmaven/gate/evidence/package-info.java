/**
 * All results of an evaluation, for the gate and every report: {@code Evidence} has {@code
 * Findings} of one of the tasks.
 */
package dev.nnmaven.gate.evidence;
