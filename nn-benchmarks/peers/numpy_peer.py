"""The same training in numpy: samples a second, a line of JSON for each piece of work.

Usage: numpy_peer.py PIXELS LABELS THREADS   (raw bytes of 28x28 images, and of their labels)
"""

import json
import statistics
import sys
import time

import numpy
import openblas  # noqa: F401, ends here if numpy has another

pixels, labels, threads = sys.argv[1:]
X = numpy.fromfile(pixels, numpy.uint8).reshape(-1, 784).astype(numpy.float32) / numpy.float32(255)
Y = numpy.fromfile(labels, numpy.uint8)
ONE_HOT = numpy.eye(10, dtype=numpy.float32)[Y]
random = numpy.random.default_rng(1)


def uniform(inputs, outputs):
    limit = (6 / (inputs + outputs)) ** 0.5
    return random.uniform(-limit, limit, (inputs, outputs)).astype(numpy.float32)


def sigmoid(x):
    numpy.negative(x, out=x)
    numpy.exp(x, out=x)
    x += 1
    return numpy.reciprocal(x, out=x)


def softmax(x):
    x -= x.max(1, keepdims=True)
    numpy.exp(x, out=x)
    x /= x.sum(1, keepdims=True)
    return x


def step(W, b, x, wanted, rate, hidden, probabilities=softmax):
    """One mini-batch, as much in place as numpy allows."""
    layers = [x]
    for i in range(len(W)):
        s = layers[-1] @ W[i]
        s += b[i]
        if i < len(W) - 1:
            s = sigmoid(s) if hidden == "sigmoid" else numpy.maximum(s, 0, out=s)
        layers.append(s)
    delta = probabilities(layers.pop())
    delta -= wanted
    delta *= numpy.float32(1 / len(x))
    for i in reversed(range(len(W))):
        below = layers[i]
        back = delta @ W[i].T if i else None
        W[i] -= rate * (below.T @ delta)
        b[i] -= rate * delta.sum(0)
        if i:
            if hidden == "sigmoid":
                back *= below
                back *= 1 - below
            else:
                back *= below > 0
            delta = back


def step_on_one(W, b, x, label, rate):
    """One sample, 784-100-10 with sigmoid, with vectors instead of matrices of one row."""
    h = 1 / (1 + numpy.exp(-(x @ W[0] + b[0])))
    z = h @ W[1]
    z += b[1]
    z -= z.max()
    numpy.exp(z, out=z)
    z /= z.sum()
    z[label] -= 1
    d = W[1] @ z
    d *= h * (1 - h)
    z *= rate
    d *= rate
    W[1] -= numpy.outer(h, z)
    b[1] -= z
    W[0] -= numpy.outer(x, d)
    b[0] -= d


def step_on_one_in_place(W, b, x, label, rate, ger):
    """The same with BLAS's rank-one update in place: the most that a numpy user can do."""
    h = 1 / (1 + numpy.exp(-(x @ W[0] + b[0])))
    z = h @ W[1]
    z += b[1]
    z -= z.max()
    numpy.exp(z, out=z)
    z /= z.sum()
    z[label] -= 1
    d = W[1] @ z
    d *= h * (1 - h)
    ger(-rate, z, h, a=W[1].T, overwrite_a=True)
    b[1] -= rate * z
    ger(-rate, d, x, a=W[0].T, overwrite_a=True)
    b[0] -= rate * d


def measure(name, sizes, batch, epochs, run):
    W = [uniform(i, o) for i, o in zip(sizes, sizes[1:])]
    b = [numpy.zeros(o, numpy.float32) for o in sizes[1:]]
    seconds = []
    for _ in range(epochs + 1):
        start = time.perf_counter()
        done = run(W, b)
        seconds.append((time.perf_counter() - start) / done)
    print(
        json.dumps(
            {
                "peer": name,
                "threads": int(threads),
                "batch": str(batch),
                "network": ",".join(map(str, sizes)),
                "samples_per_second": round(1 / statistics.median(seconds[1:])),
            }
        ),
        flush=True,
    )


def epoch(batch, hidden):
    def run(W, b):
        rate = numpy.float32(0.1)
        if batch == "all":
            step(W, b, X, ONE_HOT, rate, hidden)
            return len(X)
        order = random.permutation(len(X))
        for start in range(0, len(X), batch):
            chosen = order[start : start + batch]
            step(W, b, X[chosen], ONE_HOT[chosen], rate, hidden)
        return len(X)

    return run


def singles(one_step):
    def run(W, b):
        for i in random.permutation(len(X))[:4000]:
            one_step(W, b, X[i], Y[i], numpy.float32(0.01))
        return 4000

    return run


def rows(batch):
    """A table: 20 numbers a row, yes or no."""
    x = random.standard_normal((15000, 20), dtype=numpy.float32)
    yes = (x[:, :1] > 0).astype(numpy.float32)

    def run(W, b):
        order = random.permutation(len(x))
        for start in range(0, len(x), batch):
            chosen = order[start : start + batch]
            step(W, b, x[chosen], yes[chosen], numpy.float32(0.1), "relu", sigmoid)
        return len(x)

    return run


SMALL = [784, 100, 10]
measure("numpy", SMALL, 32, 9, epoch(32, "sigmoid"))
measure("numpy", SMALL, 256, 15, epoch(256, "sigmoid"))
measure("numpy", SMALL, "all", 25, epoch("all", "sigmoid"))
measure("numpy", SMALL, 1, 7, singles(step_on_one))
try:
    from scipy.linalg.blas import sger

    in_place = lambda *a: step_on_one_in_place(*a, sger)
    measure("numpy in place", SMALL, 1, 7, singles(in_place))
except ImportError:
    print("scipy is missing: the in-place step on one sample is left out", file=sys.stderr)
measure("numpy", [784, 1024, 512, 10], 256, 3, epoch(256, "relu"))
measure("numpy", [784, 2048, 1024, 10], 512, 2, epoch(512, "relu"))
for batch in (32, 256):
    measure("numpy", [20, 64, 1], batch, 9, rows(batch))
