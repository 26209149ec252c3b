/** Kinds of layers by name, for POMs: a layer before the data determines its number of inputs. */
package dev.nnmaven.nn.layer;
