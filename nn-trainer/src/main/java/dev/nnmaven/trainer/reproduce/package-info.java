/** Trains a model again from what it records, and says what differs. */
package dev.nnmaven.trainer.reproduce;
