/** Models in the format ONNX, which runtimes of other languages and devices read. */
package dev.nnmaven.plugin.onnx;
