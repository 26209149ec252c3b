/** Pictures given to a model, and what it says of each, as lines, CSV or JSON. */
package dev.nnmaven.plugin.predict;
