"""One prediction in numpy, from the numbers of an image to probabilities: microseconds, as JSON.

Usage: numpy_predict.py
"""

import json
import statistics
import time

import numpy

TIMES = 10000
random = numpy.random.default_rng(1)
W1, b1, W2, b2 = (
    random.standard_normal(shape, dtype=numpy.float32) / numpy.float32(28)
    for shape in ((784, 100), 100, (100, 10), 10)
)
images = random.random((100, 784), dtype=numpy.float32)


def predict(x):
    h = x @ W1
    h += b1
    numpy.negative(h, out=h)
    numpy.exp(h, out=h)
    h += 1
    numpy.reciprocal(h, out=h)
    z = h @ W2
    z += b2
    z -= z.max()
    numpy.exp(z, out=z)
    z /= z.sum()
    return z


seconds = []
for n in range(2 * TIMES):
    image = images[n % len(images)]
    start = time.perf_counter()
    predict(image)
    seconds.append(time.perf_counter() - start)
print(
    json.dumps(
        {
            "peer": "numpy",
            "threads": 1,
            "network": "784,100,10",
            "microseconds": round(statistics.median(seconds[TIMES:]) * 1e6, 2),
        }
    )
)
