/** Results of an evaluation, for reports. */
package dev.nnmaven.gate.evidence;
