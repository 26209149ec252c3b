"""One prediction in PyTorch, from the numbers of an image to probabilities: microseconds, as JSON.

As it is written, and traced and frozen, which is the fastest that PyTorch has for it.

Usage: torch_predict.py
"""

import json
import statistics
import time

import torch

TIMES = 5000
torch.set_num_threads(1)
torch.manual_seed(1)
model = torch.nn.Sequential(
    torch.nn.Linear(784, 100), torch.nn.Sigmoid(), torch.nn.Linear(100, 10), torch.nn.Softmax(1)
).eval()
images = [torch.rand(1, 784) for _ in range(100)]


def measure(name, predict):
    seconds = []
    with torch.inference_mode():
        for n in range(2 * TIMES):
            image = images[n % len(images)]
            start = time.perf_counter()
            predict(image)
            seconds.append(time.perf_counter() - start)
    print(
        json.dumps(
            {
                "peer": name,
                "threads": 1,
                "network": "784,100,10",
                "microseconds": round(statistics.median(seconds[TIMES:]) * 1e6, 2),
            }
        ),
        flush=True,
    )


measure("PyTorch " + torch.__version__, model)
with torch.inference_mode():
    frozen = torch.jit.optimize_for_inference(torch.jit.trace(model, images[0]))
measure(f"PyTorch {torch.__version__} frozen", frozen)
