"""Weights as PyTorch has them, and what they make of images.

foreign_weights.py LIBRARY PIXELS LABELS WEIGHTS RESULT: PIXELS are bytes, an image of 784 after the
other, LABELS a byte for each image, 0 to 9. WEIGHTS is written with the safetensors library: a
network that torch trained on these images, where it is the LIBRARY, and else random numpy arrays of
the same layout, [neurons][inputs]. RESULT gets a line of probabilities for each image.
"""

import sys

import numpy

library, pixel_file, label_file, weight_file, result_file = sys.argv[1:]
images = numpy.fromfile(pixel_file, numpy.uint8).reshape(-1, 784).astype(numpy.float32) / 255

if library == "torch":
    import torch
    from safetensors.torch import save_file

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
else:
    from safetensors.numpy import save_file

    random = numpy.random.default_rng(7)
    sizes = [784, 33, 33, 10]
    weights = {}
    x = images
    for i in range(3):
        scale = (4 if i == 2 else 1) / numpy.sqrt(sizes[i])
        shape = (sizes[i + 1], sizes[i])
        weight = random.uniform(-scale, scale, shape).astype(numpy.float32)
        bias = random.uniform(-scale, scale, sizes[i + 1]).astype(numpy.float32)
        weights[f"fc{i + 1}.weight"] = weight
        weights[f"fc{i + 1}.bias"] = bias
        x = x @ weight.T + bias
        if i < 2:
            x = numpy.tanh(x)
    exponentials = numpy.exp(x - x.max(axis=1, keepdims=True))
    probabilities = exponentials / exponentials.sum(axis=1, keepdims=True)
    save_file(weights, weight_file)

numpy.savetxt(result_file, probabilities)
