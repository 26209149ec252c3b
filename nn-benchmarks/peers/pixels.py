"""Writes the images of a folder as raw bytes, and their labels, for the peers.

Usage: pixels.py FOLDER PIXELS LABELS
"""

import os
import sys

import numpy
from PIL import Image

folder, pixel_file, label_file = sys.argv[1:]
pixels, labels = [], []
for label, name in enumerate(sorted(n for n in os.listdir(folder) if not n.startswith("."))):
    for file in sorted(n for n in os.listdir(os.path.join(folder, name)) if not n.startswith(".")):
        try:
            with Image.open(os.path.join(folder, name, file)) as image:
                pixels.append(numpy.asarray(image.convert("L")))
                labels.append(label)
        except OSError:
            print(f"left out: {name}/{file}", file=sys.stderr)
numpy.stack(pixels).astype(numpy.uint8).tofile(pixel_file)
numpy.array(labels, numpy.uint8).tofile(label_file)
