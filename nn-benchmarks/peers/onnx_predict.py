"""One prediction in ONNX Runtime, from the pixels of an image to probabilities: microseconds, as JSON.

Usage: onnx_predict.py MODEL [NAME]   (as nn:export writes it: the pixels become numbers in the graph)
"""

import json
import os
import statistics
import sys
import tempfile
import time

import numpy
import onnxruntime

TIMES = 5000
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
# Debian's build registers each operator a second time, beside the libonnx that it is linked to, and
# says so in a thousand lines; whatever else the library says is said.
with tempfile.TemporaryFile("w+") as said:
    stderr = os.dup(2)
    os.dup2(said.fileno(), 2)
    try:
        session = onnxruntime.InferenceSession(
            sys.argv[1], options, providers=["CPUExecutionProvider"]
        )
    finally:
        os.dup2(stderr, 2)
        said.seek(0)
        for line in said:
            if line.strip() and not line.startswith("Schema error: "):
                sys.stderr.write(line)
name = session.get_inputs()[0].name
random = numpy.random.default_rng(1)
images = [random.integers(0, 256, (1, 784)).astype(numpy.float32) for _ in range(100)]

seconds = []
for n in range(2 * TIMES):
    image = images[n % len(images)]
    start = time.perf_counter()
    session.run(None, {name: image})
    seconds.append(time.perf_counter() - start)
print(
    json.dumps(
        {
            "peer": "ONNX Runtime " + onnxruntime.__version__,
            "threads": 1,
            "network": sys.argv[2] if len(sys.argv) > 2 else "784,100,10",
            "microseconds": round(statistics.median(seconds[TIMES:]) * 1e6, 2),
        }
    )
)
