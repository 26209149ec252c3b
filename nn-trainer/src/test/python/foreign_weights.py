"""Weights that PyTorch trained, and what it makes of images.

foreign_weights.py PIXELS LABELS WEIGHTS RESULT: PIXELS are bytes, an image of 784 after the other,
LABELS a byte for each image, 0 to 9. WEIGHTS is written with the safetensors library. RESULT gets a
line of probabilities for each image.
"""

import sys

import numpy
import torch
from safetensors.torch import save_file

pixel_file, label_file, weight_file, result_file = sys.argv[1:]
images = numpy.fromfile(pixel_file, numpy.uint8).reshape(-1, 784).astype(numpy.float32) / 255


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = torch.nn.Linear(784, 33)
        self.fc2 = torch.nn.Linear(33, 33)  # its shape does not tell rows from columns
        self.fc3 = torch.nn.Linear(33, 10)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        x = torch.tanh(self.fc2(x))
        return self.fc3(x)


torch.manual_seed(7)
net = Net()
inputs = torch.from_numpy(images)
labels = torch.from_numpy(numpy.fromfile(label_file, numpy.uint8).astype(numpy.int64))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(50):
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(net(inputs), labels).backward()
    optimizer.step()
with torch.no_grad():
    probabilities = torch.softmax(net(inputs), dim=1).numpy()
save_file(net.state_dict(), weight_file)
numpy.savetxt(result_file, probabilities)
