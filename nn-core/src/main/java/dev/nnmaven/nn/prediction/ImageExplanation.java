package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.image.PixelImage;

/**
 * Where the answer to an image looked, found in two ways that have little in common.
 *
 * <p>{@code timesGradient} is, pixel by pixel, inputs times ∂(output of the predicted class before
 * softmax)/∂inputs, a sum over channels, and of several networks the mean. It is what each pixel
 * adds if the network were linear, with the slopes that it has at this image: a first look, fine
 * and noisy. It adds up to nothing in particular, and is 0 wherever an input is 0, such as on
 * black. Source: A. Shrikumar, P. Greenside, A. Kundaje, <i>Learning important features through
 * propagating activation differences</i>, ICML 2017, section 2.2.
 *
 * @param found all classes
 * @param image as the network sees it
 * @param occlusion its probability while parts are covered with the image's mean colour
 * @param timesGradient inputs times gradients, [height][width]; not a copy
 */
public record ImageExplanation(
    Classification found, PixelImage image, Occlusion occlusion, float[] timesGradient) {}
