/**
 * Labeled images: {@code ClassFolders} finds them, {@code ImageRules} limits them by their headers,
 * {@code ImageFolderReader} decodes them, {@code Fitting} scales them, and {@code Normalization}
 * makes inputs of pixels.
 */
package dev.nnmaven.nn.data.image;
