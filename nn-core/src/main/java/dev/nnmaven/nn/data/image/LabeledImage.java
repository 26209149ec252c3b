package dev.nnmaven.nn.data.image;

/**
 * An image with a known class. Immutable by convention: do not modify its pixels.
 *
 * @param name file it was read from, for messages: {@code A/serif.png}
 * @param label index of its class
 * @param pixels [height][width][channels], one unsigned byte each
 */
public record LabeledImage(String name, int label, byte[] pixels) {}
