/** Export to ONNX, for runtimes of other languages and devices. */
package dev.nnmaven.trainer.onnx;
