"""Convolutions as PyTorch has them, and what they make of images.

foreign_convolutions.py LIBRARY PIXELS LABELS WEIGHTS RESULT: PIXELS are bytes, an image of 28 x 28
pixels of 3 channels after the other, LABELS a byte for each image, 0 to 9. WEIGHTS is written with
the safetensors library: of a network that torch trained, where it is the LIBRARY, and else random
numpy arrays of the same layout. RESULT gets a line of probabilities for each image. No picture in
it is square, so that rows and columns are told apart.
"""

import sys

import numpy

library, pixel_file, label_file, weight_file, result_file = sys.argv[1:]
images = numpy.fromfile(pixel_file, numpy.uint8).reshape(-1, 28, 28, 3).astype(numpy.float32) / 255
inputs = images.transpose(0, 3, 1, 2)

if library == "torch":
    import torch
    from safetensors.torch import save_file

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
else:
    from numpy.lib.stride_tricks import sliding_window_view
    from safetensors.numpy import save_file

    random = numpy.random.default_rng(7)
    shapes = {"0": (5, 3, 5, 3), "3": (7, 5, 4, 2), "7": (16, 7 * 5 * 6), "9": (10, 16)}
    weights = {}
    for name, shape in shapes.items():
        scale = 2 / numpy.sqrt(numpy.prod(shape[1:]))
        weights[name + ".weight"] = random.uniform(-scale, scale, shape).astype(numpy.float32)
        weights[name + ".bias"] = random.uniform(-scale, scale, shape[0]).astype(numpy.float32)

    def convolved(x, name):
        windows = sliding_window_view(x, weights[name + ".weight"].shape[2:], axis=(2, 3))
        sums = numpy.einsum("ncyxhw,fchw->nfyx", windows, weights[name + ".weight"])
        return numpy.maximum(sums + weights[name + ".bias"][:, None, None], 0)

    def pooled(x, size, stride):
        windows = sliding_window_view(x, (size, size), axis=(2, 3))
        return windows[:, :, ::stride, ::stride].max(axis=(4, 5))

    def dense(x, name):
        return x @ weights[name + ".weight"].T + weights[name + ".bias"]

    x = pooled(convolved(inputs, "0"), 2, 2)
    x = numpy.pad(x, ((0, 0), (0, 0), (1, 2), (0, 1)))  # as torch does for "same"
    x = pooled(convolved(x, "3"), 3, 2)
    x = dense(numpy.maximum(dense(x.reshape(len(x), -1), "7"), 0), "9")
    exponentials = numpy.exp(x - x.max(axis=1, keepdims=True))
    probabilities = exponentials / exponentials.sum(axis=1, keepdims=True)
    save_file(weights, weight_file)

numpy.savetxt(result_file, probabilities)
