"""Trains one vector with each of PyTorch's optimizers, on gradients from standard input.

Lines of input: the initial weights, then a gradient for each step. Prints a line for each optimizer:
its name, and the weights after the last step.
"""

import sys

import torch

MAKE = {
    "gradientDescent": lambda w: torch.optim.SGD([w], lr=0.05),
    "momentum": lambda w: torch.optim.SGD([w], lr=0.05, momentum=0.9),
    "nesterov": lambda w: torch.optim.SGD([w], lr=0.05, momentum=0.9, nesterov=True),
    "rmsProp": lambda w: torch.optim.RMSprop([w], lr=0.05, alpha=0.9, eps=1e-8),
    "adam": lambda w: torch.optim.Adam([w], lr=0.05),
    "adamW": lambda w: torch.optim.AdamW([w], lr=0.05, weight_decay=0.01),
}

rows = [[float(number) for number in line.split()] for line in sys.stdin]
for name, make in MAKE.items():
    weights = torch.nn.Parameter(torch.tensor(rows[0]))
    optimizer = make(weights)
    for gradient in rows[1:]:
        weights.grad = torch.tensor(gradient)
        optimizer.step()
    print(name, *(repr(number) for number in weights.detach().tolist()))
