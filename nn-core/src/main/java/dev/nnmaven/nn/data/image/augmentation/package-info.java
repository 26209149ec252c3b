/**
 * Augmentation: images of the training part change a little in each epoch, at random, so that a
 * network learns what does not matter.
 */
package dev.nnmaven.nn.data.image.augmentation;
