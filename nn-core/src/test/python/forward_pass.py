"""Reads a model with the safetensors library and computes its forward pass with numpy, in double.

Usage: forward_pass.py PIXELS MODEL...
PIXELS holds images, one byte a pixel, row by row. Prints a line of probabilities for each model and image.
"""

import json
import re
import sys

import numpy
from safetensors import safe_open

ACTIVATIONS = {
    "linear": lambda x: x,
    "sigmoid": lambda x: 1 / (1 + numpy.exp(-x)),
    "tanh": numpy.tanh,
    "relu": lambda x: numpy.maximum(x, 0),
}


def inputs(metadata, pixels):
    width, height = int(metadata["width"]), int(metadata["height"])
    images = pixels.reshape(-1, height, width).astype(numpy.float64)
    if metadata["pixelOrder"] == "columns":
        images = images.transpose(0, 2, 1)
    vectors = images.reshape(len(images), -1)
    if metadata["normalization"] == "scale":
        return vectors / 255
    if metadata["normalization"] == "l2":
        lengths = numpy.sqrt((vectors**2).sum(axis=1, keepdims=True))
        return vectors / numpy.where(lengths == 0, 1, lengths)
    return vectors


def windows(images, size, stride, rows, columns):
    """What each pixel of a window sees: for each place in it, all images at that place of all windows."""
    for y in range(size[0]):
        for x in range(size[1]):
            yield y, x, images[:, y : y + stride * rows : stride, x : x + stride * columns : stride][:, :rows, :columns]


def sums_of(specification, weights, biases, vectors):
    kind, text = re.fullmatch(r"(\w+)\((.*)\)", specification).groups()
    if kind == "dense":
        return vectors @ weights() + biases()
    shape, *arguments = text.split(", ")
    height, width, channels = map(int, shape.split("x"))
    options = dict(one.split("=") for one in arguments if "=" in one)
    images = vectors.reshape(-1, height, width, channels)
    if kind == "globalAvgPool":
        return images.mean(axis=(1, 2))
    if kind == "conv":
        size = [int(n) for n in arguments[1].split("x")]
        stride = int(options.get("stride", 1))
        if options.get("padding", "same") == "same":
            missing = [max(0, (-(-n // stride) - 1) * stride + k - n) for n, k in zip((height, width), size)]
            images = numpy.pad(images, [(0, 0), *((n // 2, n - n // 2) for n in missing), (0, 0)])
    else:
        size = [int(arguments[0])] * 2
        stride = int(options.get("stride", size[0]))
    rows, columns = ((n - k) // stride + 1 for n, k in zip(images.shape[1:3], size))
    seen = windows(images, size, stride, rows, columns)
    if kind == "conv":
        kernel = weights()
        sums = sum(some @ kernel[y, x] for y, x, some in seen) + biases()
    else:
        reduce = numpy.max if kind == "maxPool" else numpy.mean
        sums = reduce([some for _, _, some in seen], axis=0)
    return sums.reshape(len(sums), -1)


def probabilities(metadata, tensor, vectors):
    binary = metadata["loss"] == "binaryCrossEntropy"
    activations = json.loads(metadata["activations"])
    layers = json.loads(metadata["layers"])
    for number, (layer, name) in enumerate(zip(layers, activations), start=1):
        parameters = (lambda kind=kind: tensor(f"layer{number}.{kind}") for kind in ("weights", "biases"))
        sums = sums_of(layer, *parameters, vectors)
        left_to_the_loss = binary and number == len(activations) and name == "sigmoid"
        vectors = sums if left_to_the_loss else ACTIVATIONS[name](sums)
    if binary:
        return ACTIVATIONS["sigmoid"](vectors)
    exponentials = numpy.exp(vectors - vectors.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def main(pixel_file, *models):
    pixels = numpy.fromfile(pixel_file, dtype=numpy.uint8)
    for model in models:
        with safe_open(model, framework="numpy") as file:
            metadata = file.metadata()
            result = probabilities(
                metadata, lambda name: file.get_tensor(name).astype(numpy.float64), inputs(metadata, pixels)
            )
        numpy.savetxt(sys.stdout, result, fmt="%.9e")


if __name__ == "__main__":
    main(*sys.argv[1:])
