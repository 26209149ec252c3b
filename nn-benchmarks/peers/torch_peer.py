"""The same training in PyTorch: samples a second, a line of JSON for each piece of work.

Usage: torch_peer.py PIXELS LABELS THREADS
"""

import json
import statistics
import sys
import time

import numpy
import torch

pixels, labels, threads = sys.argv[1:]
torch.set_num_threads(int(threads))
X = torch.from_numpy(numpy.fromfile(pixels, numpy.uint8).reshape(-1, 784).astype(numpy.float32) / 255)
Y = torch.from_numpy(numpy.fromfile(labels, numpy.uint8).astype(numpy.int64))


ROWS = torch.randn(15000, 20)
YES = (ROWS[:, :1] > 0).float()


def measure(sizes, activation, batch, epochs, samples=None):
    torch.manual_seed(1)
    table = sizes[0] == 20
    inputs_of, targets_of = (ROWS, YES) if table else (X, Y)
    layers = []
    for i, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        layers.append(torch.nn.Linear(inputs, outputs))
        if i < len(sizes) - 2:
            layers.append(activation())
    model = torch.nn.Sequential(*layers)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01 if batch == 1 else 0.1)
    loss = torch.nn.BCEWithLogitsLoss() if table else torch.nn.CrossEntropyLoss()
    count = samples or len(inputs_of)
    size = count if batch == "all" else batch
    seconds = []
    for _ in range(epochs + 1):
        start = time.perf_counter()
        order = torch.randperm(len(inputs_of))[:count]
        for begin in range(0, count, size):
            chosen = slice(None) if batch == "all" else order[begin : begin + size]
            x, y = inputs_of[chosen], targets_of[chosen]
            optimizer.zero_grad()
            loss(model(x), y).backward()
            optimizer.step()
        seconds.append((time.perf_counter() - start) / count)
    print(
        json.dumps(
            {
                "peer": "PyTorch " + torch.__version__,
                "threads": int(threads),
                "batch": str(batch),
                "network": ",".join(map(str, sizes)),
                "samples_per_second": round(1 / statistics.median(seconds[1:])),
            }
        ),
        flush=True,
    )


SMALL = [784, 100, 10]
measure(SMALL, torch.nn.Sigmoid, 32, 7)
measure(SMALL, torch.nn.Sigmoid, 256, 11)
measure(SMALL, torch.nn.Sigmoid, "all", 15)
measure(SMALL, torch.nn.Sigmoid, 1, 5, samples=2000)
measure([784, 1024, 512, 10], torch.nn.ReLU, 256, 3)
measure([784, 2048, 1024, 10], torch.nn.ReLU, 512, 2)
measure([20, 64, 1], torch.nn.ReLU, 32, 5)
measure([20, 64, 1], torch.nn.ReLU, 256, 7)
