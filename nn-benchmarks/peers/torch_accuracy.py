"""The whole recipe of nn-benchmarks/results/accuracy.md in PyTorch: prints test accuracy and seconds.

The test images are those of nn-maven: of each class the fifth with the smallest SHA-256.

Usage: torch_accuracy.py FOLDER SIZES EPOCHS DROPOUT SEED   (SIZES may be "convolutions": two, pooled,
and a layer of 128)
"""

import hashlib
import math
import os
import sys
import time

import numpy
import torch
from PIL import Image

folder, sizes, epochs, dropout, seed = sys.argv[1:]
start = time.perf_counter()
torch.manual_seed(int(seed))
sets = {"train": ([], []), "test": ([], [])}
for label, name in enumerate(sorted(n for n in os.listdir(folder) if not n.startswith("."))):
    images = []
    for file in sorted(n for n in os.listdir(os.path.join(folder, name)) if not n.startswith(".")):
        try:
            with Image.open(os.path.join(folder, name, file)) as image:
                images.append(numpy.asarray(image.convert("L")).tobytes())
        except OSError:
            continue
    images.sort(key=lambda pixels: hashlib.sha256(pixels).digest())
    count = int(len(images) / 5 + 0.5)
    while count < len(images) and images[count] == images[count - 1]:
        count += 1
    for kind, some in (("test", images[:count]), ("train", images[count:])):
        sets[kind][0].extend(some)
        sets[kind][1].extend([label] * len(some))


def tensors(images, labels):
    pixels = numpy.frombuffer(b"".join(images), numpy.uint8).reshape(-1, 1, 28, 28)
    return torch.from_numpy(pixels.astype(numpy.float32) / 255), torch.tensor(labels)


x, y = tensors(*sets["train"])
held_out_x, held_out_y = tensors(*sets["test"])


def with_weights(layer):
    torch.nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    torch.nn.init.zeros_(layer.bias)
    return layer


layers = []
numbers = [int(size) for size in sizes.split(",")] if sizes != "convolutions" else [7 * 7 * 32, 128, 10]
if sizes == "convolutions":
    for channels, filters in (1, 16), (16, 32):
        layers += [with_weights(torch.nn.Conv2d(channels, filters, 5, padding=2)), torch.nn.ReLU()]
        layers += [torch.nn.MaxPool2d(2)]
layers += [torch.nn.Flatten()]
for i, (inputs, outputs) in enumerate(zip(numbers, numbers[1:])):
    layers.append(with_weights(torch.nn.Linear(inputs, outputs)))
    if i < len(numbers) - 2:
        layers += [torch.nn.ReLU(), torch.nn.Dropout(float(dropout))]
model = torch.nn.Sequential(*layers)
weights = [p for p in model.parameters() if p.dim() > 1]
biases = [p for p in model.parameters() if p.dim() == 1]
optimizer = torch.optim.SGD(
    [{"params": weights, "weight_decay": 1e-4}, {"params": biases}], lr=0.05, momentum=0.9, nesterov=True
)
loss = torch.nn.CrossEntropyLoss(label_smoothing=0.1)


def between(count, most):
    return (torch.rand(count) * 2 - 1) * most


def augmented(batch):
    """Shift 2 pixels, rotation 10 degrees, scale 10%, shear 0.15; black beyond the edges."""
    count = len(batch)
    angle, scale, shear = between(count, math.radians(10)), 1 + between(count, 0.1), between(count, 0.15)
    cos, sin = torch.cos(angle) / scale, torch.sin(angle) / scale
    maps = torch.zeros(count, 2, 3)
    maps[:, 0, 0], maps[:, 0, 1] = cos, cos * shear - sin
    maps[:, 1, 0], maps[:, 1, 1] = sin, sin * shear + cos
    maps[:, 0, 2], maps[:, 1, 2] = between(count, 2 / 14), between(count, 2 / 14)
    grid = torch.nn.functional.affine_grid(maps, batch.shape, align_corners=False)
    return torch.nn.functional.grid_sample(batch, grid, align_corners=False)


steps = int(epochs) * math.ceil(len(x) / 64)
step = 0
for _ in range(int(epochs)):
    order = torch.randperm(len(x))
    for begin in range(0, len(x), 64):
        chosen = order[begin : begin + 64]
        for group in optimizer.param_groups:
            group["lr"] = 0.05 * 0.5 * (1 + math.cos(math.pi * step / steps))
        optimizer.zero_grad()
        loss(model(augmented(x[chosen])), y[chosen]).backward()
        optimizer.step()
        step += 1
model.eval()
with torch.no_grad():
    correct = (model(held_out_x).argmax(1) == held_out_y).double().mean().item()
print(f"{100 * correct:.2f}% {time.perf_counter() - start:.0f}")
