"""Convolutions that PyTorch trained, and what it makes of images.

foreign_convolutions.py PIXELS LABELS WEIGHTS RESULT: PIXELS are bytes, an image of 28 x 28 pixels
of 3 channels after the other, LABELS a byte for each image, 0 to 9. WEIGHTS is written with the
safetensors library. RESULT gets a line of probabilities for each image. No image in it is square,
so that rows and columns are told apart.
"""

import sys

import numpy
import torch
from safetensors.torch import save_file

pixel_file, label_file, weight_file, result_file = sys.argv[1:]
images = numpy.fromfile(pixel_file, numpy.uint8).reshape(-1, 28, 28, 3).astype(numpy.float32) / 255
inputs = images.transpose(0, 3, 1, 2)

labels = torch.from_numpy(numpy.fromfile(label_file, numpy.uint8).astype(numpy.int64))
torch.manual_seed(7)
net = torch.nn.Sequential(
    torch.nn.Conv2d(3, 5, (5, 3)),  # 24 x 26
    torch.nn.ReLU(),
    torch.nn.MaxPool2d(2),  # 12 x 13
    torch.nn.Conv2d(5, 7, (4, 2), padding="same"),
    torch.nn.ReLU(),
    torch.nn.MaxPool2d(3, stride=2),  # 5 x 6
    torch.nn.Flatten(),
    torch.nn.Linear(7 * 5 * 6, 16),
    torch.nn.ReLU(),
    torch.nn.Linear(16, 10),
)
given = torch.from_numpy(numpy.ascontiguousarray(inputs))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(20):
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(net(given), labels).backward()
    optimizer.step()
with torch.no_grad():
    probabilities = torch.softmax(net(given), dim=1).numpy()
save_file(net.state_dict(), weight_file)
numpy.savetxt(result_file, probabilities)
