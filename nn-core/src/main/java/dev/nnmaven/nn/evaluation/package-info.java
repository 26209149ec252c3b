/** How good a network is on samples whose class is known. */
package dev.nnmaven.nn.evaluation;
