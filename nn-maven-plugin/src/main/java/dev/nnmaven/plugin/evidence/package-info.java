/** What an evaluation found, for whoever reports it. */
package dev.nnmaven.plugin.evidence;
