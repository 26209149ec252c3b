/** The models of all modules of a build, side by side. */
package dev.nnmaven.plugin.aggregate;
