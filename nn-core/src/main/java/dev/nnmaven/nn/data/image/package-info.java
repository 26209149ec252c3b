/**
 * Labeled images: {@code ImageRules} limits them by their headers, {@code ImageDecoder} decodes
 * them, {@code Fitting} scales them, and {@code Normalization} makes inputs of pixels.
 */
package dev.nnmaven.nn.data.image;
