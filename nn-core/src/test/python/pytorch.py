"""Computes with PyTorch what JSON on standard input asks for, and prints a line of JSON for each part.

steps: small dense networks; parameters after the last step
images: networks of images; parameters after the last step, laid out as they were given: weights of a
  convolution [rows][columns][channels][filters], images [height][width][channels]
optimizers: one vector trained with each optimizer; its weights after the last step, by the optimizer's name
orthogonal: the columns of a matrix, made orthonormal by a QR decomposition as orthogonal_ does it
"""

import json
import re
import sys

import torch
from torch.nn import functional

ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": torch.relu,
    "tanh": torch.tanh,
    "leakyRelu": lambda x, slope=0.01: functional.leaky_relu(x, slope),
    "elu": lambda x, alpha=1.0: functional.elu(x, alpha),
    "gelu": lambda x: functional.gelu(x, approximate="tanh"),
    "softplus": functional.softplus,
}

NUMBER_LOSSES = {
    "squaredError": torch.nn.MSELoss,
    "absoluteError": torch.nn.L1Loss,
    "huber": lambda delta=1.0: torch.nn.HuberLoss(delta=delta),
}

OPTIMIZERS = {
    "gradientDescent": lambda w: torch.optim.SGD([w], lr=0.05),
    "momentum": lambda w: torch.optim.SGD([w], lr=0.05, momentum=0.9),
    "nesterov": lambda w: torch.optim.SGD([w], lr=0.05, momentum=0.9, nesterov=True),
    "rmsProp": lambda w: torch.optim.RMSprop([w], lr=0.05, alpha=0.9, eps=1e-8),
    "adam": lambda w: torch.optim.Adam([w], lr=0.05),
    "adamW": lambda w: torch.optim.AdamW([w], lr=0.05, weight_decay=0.01),
    "lazyAdamW": lambda w: torch.optim.AdamW([w], lr=0.05, weight_decay=0.01),  # no row without a gradient
}


def call(text):
    name, number = re.fullmatch(r"(\w+)(?:\(([^)]*)\))?", text).groups()
    return name, [float(number)] if number else []


def parameters_of(given):
    return [torch.nn.Parameter(torch.tensor(one["values"]).reshape(one["shape"])) for one in given]


def numbers(parameters):
    return [number for one in parameters for number in one.detach().flatten().tolist()]


def loss_of(case, outputs, labels):
    name, arguments = call(case["loss"])
    if name != "crossEntropy":
        targets = functional.one_hot(labels, outputs.shape[1]).float()
        return NUMBER_LOSSES[name](*arguments)(outputs, targets)
    weights = torch.tensor(case["classWeights"]) if case["classWeights"] else None
    return functional.cross_entropy(
        outputs, labels, weight=weights, label_smoothing=case["smoothing"], reduction="sum"
    ) / len(labels)


def step(case):
    parameters = parameters_of(case["parameters"])
    matrices = parameters[::2]  # [I][O]
    optimizer = torch.optim.SGD(parameters, lr=case["rate"])
    activation, arguments = call(case["activation"])
    regularizer, strength = call(case["regularizer"])
    samples, all_labels = torch.tensor(case["samples"]), torch.tensor(case["labels"])
    for batch in case["batches"]:
        values, labels = samples[batch], all_labels[batch]
        hidden = ACTIVATIONS[activation](values @ matrices[0] + parameters[1], *arguments)
        loss = loss_of(case, hidden @ matrices[1] + parameters[3], labels)
        if regularizer == "l1":
            loss = loss + strength[0] * matrices[0].abs().sum()
        optimizer.zero_grad()
        loss.backward()
        if case["clipNorm"]:
            torch.nn.utils.clip_grad_norm_(parameters, case["clipNorm"])
        optimizer.step()
        if regularizer == "maxNorm":
            with torch.no_grad():
                matrices[0].copy_(torch.renorm(matrices[0], 2, 1, strength[0]))
    return numbers(parameters)


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
    return ACTIVATIONS[layer["activation"]](sums)


def step_images(case):
    layers = [parameters_of(layer["parameters"]) for layer in case["layers"]]
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
    return numbers([p for layer in layers for p in layer])


def optimize(make, rows):
    weights = torch.nn.Parameter(torch.tensor(rows[0]))
    optimizer = make(weights)
    for gradient in rows[1:]:
        weights.grad = torch.tensor(gradient)
        optimizer.step()
    return weights.detach().tolist()


def orthogonal(rows):
    q, r = torch.linalg.qr(torch.tensor(rows, dtype=torch.float64))
    return (q * torch.diag(r).sign()).tolist()


given = json.load(sys.stdin)
print(json.dumps([step(case) for case in given["steps"]]))
print(json.dumps([step_images(case) for case in given["images"]]))
print(json.dumps({name: optimize(make, given["optimizers"]) for name, make in OPTIMIZERS.items()}))
print(json.dumps(orthogonal(given["orthogonal"])))
