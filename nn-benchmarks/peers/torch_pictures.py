"""Times training steps of a network that convolves in PyTorch: microseconds an image by the clock, and of
processors, the median of each; a line for each memory layout.

Usage: torch_pictures.py NETWORK SHAPE BATCH THREADS   (as ImageSpeed's)
"""

import statistics
import sys
import time

import torch
from torch import nn

IMAGES = 512
SECONDS = 6


def network(text, height, width, channels):
    layers = []
    flat = None
    for part in text.split(",") + ["d10"]:
        numbers = [int(n) for n in part[1:].split("x")]
        if part[0] == "c":
            layers += [nn.Conv2d(channels, numbers[1], numbers[0], padding=numbers[0] // 2), nn.ReLU()]
            channels = numbers[1]
        elif part[0] in "ma":
            layers.append((nn.MaxPool2d if part[0] == "m" else nn.AvgPool2d)(numbers[0]))
            height, width = height // numbers[0], width // numbers[0]
        else:
            if flat is None:
                layers.append(nn.Flatten())
                flat = channels * height * width
            layers += [nn.Linear(flat, numbers[0]), nn.ReLU()]
            flat = numbers[0]
    return nn.Sequential(*layers[:-1])  # no activation behind the outputs


text, shape, batch, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
height, width, channels = map(int, shape.split("x"))
torch.set_num_threads(threads)
torch.manual_seed(1)
for layout in torch.channels_last, torch.contiguous_format:
    model = network(text, height, width, channels).to(memory_format=layout)
    images = torch.relu(2 * torch.rand(IMAGES, channels, height, width) - 1).contiguous(memory_format=layout)
    labels = torch.arange(IMAGES) % 10
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    loss = nn.CrossEntropyLoss()
    wall, processors = [], []
    begin = time.perf_counter()
    while len(wall) < 4 or time.perf_counter() - begin < SECONDS:
        clock, used = time.perf_counter(), time.process_time()
        for i in range(0, IMAGES, batch):
            optimizer.zero_grad()
            loss(model(images[i:i + batch]), labels[i:i + batch]).backward()
            optimizer.step()
        wall.append((time.perf_counter() - clock) * 1e6 / IMAGES)
        processors.append((time.process_time() - used) * 1e6 / IMAGES)
    steady = len(wall) // 3
    print(text, shape, batch, threads, *(f"{statistics.median(all[steady:]):.1f}" for all in (wall, processors)))
