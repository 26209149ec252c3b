"""A search in a PyTorch loop: 100 networks of one hidden layer, of sizes and rates that are drawn,
ten epochs each on four fifths of the data, judged on the rest. One thread, which is the fastest for
networks so small.

Usage: torch_search.py DATA   (a CSV file of rows with the answer last, or a folder of class folders)
"""

import csv
import glob
import math
import os
import random
import sys

import numpy
import torch
from PIL import Image

data = sys.argv[1]
torch.set_num_threads(1)
random.seed(1)
torch.manual_seed(1)
if os.path.isdir(data):
    smallest, largest = 50, 150
    samples, labels = [], []
    files = sorted(glob.glob(os.path.join(data, "*", "*.png")))
    names = sorted({os.path.dirname(file) for file in files})
    for file in files:
        with Image.open(file) as image:
            samples.append(numpy.asarray(image.convert("L")))
        labels.append(names.index(os.path.dirname(file)))
    x = torch.from_numpy(numpy.stack(samples).reshape(len(samples), -1).astype(numpy.float32) / 255)
    y = torch.tensor(labels)
else:
    smallest, largest = 32, 96
    with open(data) as file:
        rows = list(csv.reader(file))[1:]
    x = torch.tensor([[float(value) for value in row[:-1]] for row in rows])
    x = (x - x.mean(0)) / x.std(0)
    names = sorted({row[-1] for row in rows})
    y = torch.tensor([names.index(row[-1]) for row in rows])

order = torch.randperm(len(x))
held_out, training = order[: len(x) // 5], order[len(x) // 5 :]
loss = torch.nn.CrossEntropyLoss()
best = 0.0
for _ in range(100):
    neurons = random.randint(smallest, largest)
    rate = math.exp(random.uniform(math.log(0.01), math.log(0.2)))
    outputs = int(y.max()) + 1
    model = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], neurons), torch.nn.ReLU(), torch.nn.Linear(neurons, outputs)
    )
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    for _ in range(10):
        shuffled = training[torch.randperm(len(training))]
        for start in range(0, len(shuffled), 32):
            batch = shuffled[start : start + 32]
            optimizer.zero_grad()
            loss(model(x[batch]), y[batch]).backward()
            optimizer.step()
    with torch.no_grad():
        best = max(best, (model(x[held_out]).argmax(1) == y[held_out]).double().mean().item())
print(f"best {100 * best:.2f}%")
