/** The search for the best model: what is tried, for how long, and which trial has won. */
package dev.nnmaven.search;
