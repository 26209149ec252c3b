"""Reads a model with the safetensors library and computes its forward pass with numpy, in double.

Usage: forward_pass.py MODEL PIXELS OUTPUT
PIXELS holds pictures, one byte a pixel, row by row; OUTPUT gets a line of probabilities for each.
"""

import json
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
    pictures = pixels.reshape(-1, height, width).astype(numpy.float64)
    if metadata["pixelOrder"] == "columns":
        pictures = pictures.transpose(0, 2, 1)
    vectors = pictures.reshape(len(pictures), -1)
    if metadata["normalization"] == "scale":
        return vectors / 255
    if metadata["normalization"] == "l2":
        lengths = numpy.sqrt((vectors**2).sum(axis=1, keepdims=True))
        return vectors / numpy.where(lengths == 0, 1, lengths)
    return vectors


def probabilities(metadata, tensor, vectors):
    binary = metadata["loss"] == "binaryCrossEntropy"
    activations = json.loads(metadata["activations"])
    for number, name in enumerate(activations, start=1):
        sums = vectors @ tensor(f"layer{number}.weights") + tensor(f"layer{number}.biases")
        left_to_the_loss = binary and number == len(activations) and name == "sigmoid"
        vectors = sums if left_to_the_loss else ACTIVATIONS[name](sums)
    if binary:
        return ACTIVATIONS["sigmoid"](vectors)
    exponentials = numpy.exp(vectors - vectors.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def main(model, pixel_file, output):
    with safe_open(model, framework="numpy") as file:
        metadata = file.metadata()
        result = probabilities(
            metadata,
            lambda name: file.get_tensor(name).astype(numpy.float64),
            inputs(metadata, numpy.fromfile(pixel_file, dtype=numpy.uint8)),
        )
    numpy.savetxt(output, result, fmt="%.9e")


if __name__ == "__main__":
    main(*sys.argv[1:])
