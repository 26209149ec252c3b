/** Whether a model is good enough for the build to go on. */
package dev.nnmaven.plugin.gate;
