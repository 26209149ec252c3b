/** The augmentations of this library, and what applies them; found by name. Not exported. */
package dev.nnmaven.nn.data.image.augmentation.builtin;
