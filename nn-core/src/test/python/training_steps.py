"""Trains small networks with PyTorch, as JSON on standard input describes them.

A case has an activation, a regularizer and options; all have the same initial parameters, samples and
batches. Prints a line for each case: its parameters after the last step.
"""

import json
import re
import sys

import torch
from torch.nn import functional

ACTIVATIONS = {
    "linear": lambda x: x,
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


def call(text):
    name, number = re.fullmatch(r"(\w+)(?:\(([^)]*)\))?", text).groups()
    return name, [float(number)] if number else []


def loss_of(case, outputs, labels):
    name, numbers = call(case["loss"])
    if name != "crossEntropy":
        targets = functional.one_hot(labels, outputs.shape[1]).float()
        return NUMBER_LOSSES[name](*numbers)(outputs, targets)
    weights = torch.tensor(case["classWeights"]) if case["classWeights"] else None
    return functional.cross_entropy(
        outputs, labels, weight=weights, label_smoothing=case["smoothing"], reduction="sum"
    ) / len(labels)


def train(case, given):
    parameters = [torch.nn.Parameter(torch.tensor(one)) for one in given["parameters"]]
    matrices = parameters[::2]  # [I][O]
    optimizer = torch.optim.SGD(parameters, lr=given["rate"])
    activation, numbers = call(case["activation"])
    regularizer, strength = call(case["regularizer"])
    for batch in given["batches"]:
        values = torch.tensor([given["samples"][s] for s in batch])
        labels = torch.tensor([given["labels"][s] for s in batch])
        hidden = ACTIVATIONS[activation](values @ matrices[0] + parameters[1], *numbers)
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
    return parameters


given = json.load(sys.stdin)
for case in given["cases"]:
    print(*(repr(n) for one in train(case, given) for n in one.detach().flatten().tolist()))
