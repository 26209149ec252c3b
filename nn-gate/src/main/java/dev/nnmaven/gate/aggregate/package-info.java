/** Overview of the models of all modules of a build. */
package dev.nnmaven.gate.aggregate;
