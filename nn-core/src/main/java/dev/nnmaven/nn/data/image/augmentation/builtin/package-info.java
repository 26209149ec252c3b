/**
 * The augmentations of this library, which {@code Augmenter} applies; found by name. Not exported.
 */
package dev.nnmaven.nn.data.image.augmentation.builtin;
