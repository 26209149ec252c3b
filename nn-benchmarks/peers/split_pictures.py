"""Holds a fifth of each class's images out at random.

Usage: split_pictures.py FOLDER TO SEED. FOLDER has a sub-folder for each class, or is the word
`digits`: scikit-learn's, as PNG of 8x8. Writes TO/train and TO/test.
"""

import os
import random
import shutil
import sys
import tempfile

images, to, seed = sys.argv[1:]
drawn = random.Random(int(seed))
with tempfile.TemporaryDirectory() as work:
    if images == "digits":
        import numpy
        from PIL import Image
        from sklearn.datasets import load_digits

        images, digits = work, load_digits()
        for i, (pixels, digit) in enumerate(zip(digits.images, digits.target)):
            os.makedirs(f"{work}/{digit}", exist_ok=True)
            grey = numpy.minimum(255, numpy.round(pixels * 255 / 16)).astype("uint8")
            Image.fromarray(grey).save(f"{work}/{digit}/{i:04d}.png")
    for name in sorted(one for one in os.listdir(images) if os.path.isdir(f"{images}/{one}")):
        files = sorted(os.listdir(f"{images}/{name}"))
        drawn.shuffle(files)
        fifth = len(files) // 5
        for part, some in ("test", files[:fifth]), ("train", files[fifth:]):
            os.makedirs(f"{to}/{part}/{name}")
            for file in some:
                shutil.copy(f"{images}/{name}/{file}", f"{to}/{part}/{name}/{file}")
