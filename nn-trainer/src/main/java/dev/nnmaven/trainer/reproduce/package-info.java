/** Trains a model again from its metadata, and lists differences. */
package dev.nnmaven.trainer.reproduce;
