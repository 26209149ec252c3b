"""What `mvn nn:train` does, as a PyTorch script: from PNG files to ten epochs and a saved model.

Usage: torch_job.py FOLDER_WITH_A_SUB_FOLDER_A_CLASS MODEL
"""

import os
import sys

import numpy
import torch
from PIL import Image

folder, model_file = sys.argv[1:]
images, labels = [], []
for label, name in enumerate(sorted(n for n in os.listdir(folder) if not n.startswith("."))):
    for file in sorted(n for n in os.listdir(os.path.join(folder, name)) if not n.startswith(".")):
        with Image.open(os.path.join(folder, name, file)) as image:
            images.append(numpy.asarray(image.convert("L")))
        labels.append(label)
x = torch.from_numpy(numpy.stack(images).reshape(len(images), -1).astype(numpy.float32) / 255)
y = torch.tensor(labels)
order = torch.randperm(len(x))
held_out, training = order[: len(x) // 5], order[len(x) // 5 :]
model = torch.nn.Sequential(torch.nn.Linear(784, 100), torch.nn.Sigmoid(), torch.nn.Linear(100, 10))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss = torch.nn.CrossEntropyLoss()
for epoch in range(10):
    shuffled = training[torch.randperm(len(training))]
    for start in range(0, len(shuffled), 32):
        batch = shuffled[start : start + 32]
        optimizer.zero_grad()
        loss(model(x[batch]), y[batch]).backward()
        optimizer.step()
    with torch.no_grad():
        correct = (model(x[held_out]).argmax(1) == y[held_out]).float().mean().item()
torch.save(model.state_dict(), model_file)
print(f"test accuracy {correct:.4f}")
