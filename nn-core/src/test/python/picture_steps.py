"""Trains small networks of pictures with PyTorch, as JSON on standard input describes them.

Prints a line for each case: its parameters after the last step, laid out as they were given: weights of a
convolution [rows][columns][channels][filters], pictures [height][width][channels].
"""

import json
import sys

import torch
from torch.nn import functional


def run(layer, parameters, values):
    if layer["kind"] == "conv":
        weights, biases = parameters
        padding = [size // 2 for size in weights.shape[:2]] if layer["same"] else 0
        sums = functional.conv2d(values, weights.permute(3, 2, 0, 1), biases, layer["stride"], padding)
    elif layer["kind"] == "maxPool":
        sums = functional.max_pool2d(values, layer["size"], layer["stride"])
    elif layer["kind"] == "avgPool":
        sums = functional.avg_pool2d(values, layer["size"], layer["stride"])
    elif layer["kind"] == "globalAvgPool":
        sums = values.mean((2, 3), keepdim=True)
    else:
        sums = values.permute(0, 2, 3, 1).flatten(1) @ parameters[0] + parameters[1]
    return {"linear": lambda x: x, "relu": torch.relu, "tanh": torch.tanh}[layer["activation"]](sums)


def train(case):
    layers = [[torch.nn.Parameter(torch.tensor(p["values"]).reshape(p["shape"])) for p in layer["parameters"]]
              for layer in case["layers"]]
    optimizer = torch.optim.SGD([p for layer in layers for p in layer], lr=case["rate"])
    samples = torch.tensor(case["samples"]).reshape([-1] + case["shape"]).permute(0, 3, 1, 2)
    labels = torch.tensor(case["labels"])
    for batch in case["batches"]:
        values = samples[batch]
        for layer, parameters in zip(case["layers"], layers):
            values = run(layer, parameters, values)
        optimizer.zero_grad()
        functional.cross_entropy(values, labels[batch]).backward()
        optimizer.step()
    return [p for layer in layers for p in layer]


for case in json.load(sys.stdin):
    print(*(repr(n) for one in train(case) for n in one.detach().flatten().tolist()))
