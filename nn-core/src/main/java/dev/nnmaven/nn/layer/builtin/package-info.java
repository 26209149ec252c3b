/**
 * The layers of this library, their kinds, and how kernels compute them; found by name. Not
 * exported.
 */
package dev.nnmaven.nn.layer.builtin;
