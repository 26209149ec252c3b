/** Results of an evaluation, for reports. */
package dev.nnmaven.plugin.evidence;
