"""Augments images in plain loops over doubles, with random numbers of its own making.

A line of stdin is a case: seed, epoch, sample, width, height, levels of the background, one a
channel; the augmentations with their numbers; the pixels. The line of stdout that answers it has the pixels that come out.
"""

import colorsys
import math
import sys
from statistics import NormalDist

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Stream:
    """SplitMix64, keyed by a seed, a purpose and indices."""

    def __init__(self, seed, purpose, *indices):
        key = seed & MASK
        for number in [*purpose.encode(), *indices]:
            key = mix(mix((key + GAMMA) & MASK) ^ number)
        self.state = key

    def bits(self):
        self.state = (self.state + GAMMA) & MASK
        return mix(self.state)

    def uniform(self):
        return (self.bits() >> 40) / 2**24

    def around(self, most):
        return most * (2 * self.uniform() - 1)

    def below(self, bound):
        while True:
            bits = self.bits() >> 33
            if bits - bits % bound + bound - 1 < 2**31:
                return bits % bound

    def normal(self):
        return NormalDist().inv_cdf(((self.bits() >> 12) + 0.5) / 2**52)


def smooth(noise, sigma):
    """Gaussian filter of [height][width], zero beyond the edges, cut at 3 sigma."""
    radius = math.ceil(3 * sigma)
    taps = {t: math.exp(-t * t / (2 * sigma * sigma)) for t in range(-radius, radius + 1)}
    whole = sum(taps.values())
    height, width = len(noise), len(noise[0])
    return [
        [
            sum(
                taps[v - y] * taps[u - x] * noise[v][u]
                for v in range(max(0, y - radius), min(height, y + radius + 1))
                for u in range(max(0, x - radius), min(width, x + radius + 1))
            )
            / whole**2
            for x in range(width)
        ]
        for y in range(height)
    ]


def product(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(3)) for j in range(3)] for i in range(3)]


def moved(image, background, parts, streams):
    """One look at the old image for each new pixel."""
    height, width = len(image), len(image[0])
    # Where a new pixel comes from: the opposite of each part, the last part's first.
    back = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    dx = [[0.0] * width for _ in range(height)]
    dy = [[0.0] * width for _ in range(height)]
    moves = False
    for (name, numbers), stream in zip(parts, streams):
        if name == "shift":
            x, y = stream.around(numbers[0]), stream.around(numbers[0])
            back = product(back, [[1, 0, -x], [0, 1, -y], [0, 0, 1]])
        elif name == "rotate":
            # Counterclockwise for whoever looks at it: y points down.
            angle = math.radians(stream.around(numbers[0]))
            c, s = math.cos(angle), math.sin(angle)
            back = product(back, [[c, -s, 0], [s, c, 0], [0, 0, 1]])
        elif name == "scale":
            factor = 1 + stream.around(numbers[0])
            back = product(back, [[1 / factor, 0, 0], [0, 1 / factor, 0], [0, 0, 1]])
        elif name == "shear":
            back = product(back, [[1, -stream.around(numbers[0]), 0], [0, 1, 0], [0, 0, 1]])
        elif name == "flip":
            x, y = (-1, 1) if numbers == ["horizontal"] else (1, -1)
            if stream.uniform() < 0.5:
                back = product(back, [[x, 0, 0], [0, y, 0], [0, 0, 1]])
        elif name == "crop":
            side = numbers[0] + (1 - numbers[0]) * stream.uniform()
            x = (stream.uniform() - 0.5) * (1 - side) * (width - 1)
            y = (stream.uniform() - 0.5) * (1 - side) * (height - 1)
            back = product(back, [[side, 0, x], [0, side, y], [0, 0, 1]])
        elif name == "elastic":
            alpha, sigma = numbers
            for field in (dx, dy):
                noise = [[2 * stream.uniform() - 1 for _ in range(width)] for _ in range(height)]
                for y, row in enumerate(smooth(noise, sigma)):
                    for x, value in enumerate(row):
                        field[y][x] += alpha * value
        else:
            continue
        moves = True
    if not moves:
        return image

    def at(x, y):
        return image[y][x] if 0 <= x < width and 0 <= y < height else background

    result = [[0] * width for _ in range(height)]
    for y in range(height):
        for x in range(width):
            from_middle = [x - (width - 1) / 2, y - (height - 1) / 2, 1]
            u, v, _ = (sum(row[k] * from_middle[k] for k in range(3)) for row in back)
            u += (width - 1) / 2 + dx[y][x]
            v += (height - 1) / 2 + dy[y][x]
            left, top = math.floor(u), math.floor(v)
            values = [0.0] * len(background)
            for row in (top, top + 1):
                for column in (left, left + 1):
                    weight = (1 - abs(v - row)) * (1 - abs(u - column))
                    values = [old + weight * new for old, new in zip(values, at(column, row))]
            result[y][x] = [math.floor(value + 0.5) for value in values]
    return result


def rounded(level):
    return math.floor(min(255.0, max(0.0, level)) + 0.5)


def grey(pixel):
    return pixel[0] if len(pixel) == 1 else round(sum(a * b for a, b in zip((299, 587, 114), pixel)) / 1000)


def blended(image, base, factor):
    return [
        [[rounded(factor * level + (1 - factor) * base(pixel)) for level in pixel] for pixel in row]
        for row in image
    ]


def turned(pixel, turn):
    if len(pixel) == 1:
        return pixel
    hue, saturation, value = colorsys.rgb_to_hsv(*(level / 255 for level in pixel))
    return [rounded(255 * x) for x in colorsys.hsv_to_rgb((hue + turn) % 1, saturation, value)]


def changed(image, parts, streams):
    height, width = len(image), len(image[0])
    for (name, numbers), stream in zip(parts, streams):
        if name == "noise":
            for row in image:
                for pixel in row:
                    for c in range(len(pixel)):
                        pixel[c] = rounded(pixel[c] + 255 * numbers[0] * stream.normal())
        elif name == "brightness":
            image = blended(image, lambda pixel: 0, 1 + stream.around(numbers[0]))
        elif name == "contrast":
            mean = sum(grey(pixel) for row in image for pixel in row) / (width * height)
            image = blended(image, lambda pixel: mean, 1 + stream.around(numbers[0]))
        elif name == "saturation":
            image = blended(image, grey, 1 + stream.around(numbers[0]))
        elif name == "hue":
            turn = stream.around(numbers[0])
            image = [[turned(pixel, turn) for pixel in row] for row in image]
        elif name == "erase" and stream.uniform() < numbers[0]:
            least = min(0.02, numbers[1])
            area = (least + (numbers[1] - least) * stream.uniform()) * width * height
            ratio = 0.3 + (1 / 0.3 - 0.3) * stream.uniform()
            rows = max(1, min(height, round(math.sqrt(area * ratio))))
            columns = max(1, min(width, round(math.sqrt(area / ratio))))
            top = stream.below(height - rows + 1)
            left = stream.below(width - columns + 1)
            for y in range(top, top + rows):
                for x in range(left, left + columns):
                    image[y][x] = [stream.below(256) for _ in image[y][x]]
    return image


KNOWN = "shift rotate scale shear elastic noise erase flip crop brightness contrast saturation hue".split()

for line in sys.stdin:
    header, written, pixels = line.split(";")
    seed, epoch, sample, width, height, *background = map(int, header.split())
    channels = len(background)
    parts = []
    for part in written.split("+"):
        name, *numbers = part.split()
        assert name in KNOWN, name
        parts.append((name, [number if number.isalpha() else float(number) for number in numbers]))
    levels = list(map(int, pixels.split()))
    levels = [levels[i : i + channels] for i in range(0, len(levels), channels)]
    image = [levels[y * width : (y + 1) * width] for y in range(height)]
    streams = [Stream(seed, "augmentation", p, epoch, sample) for p in range(len(parts))]
    image = changed(moved(image, background, parts, streams), parts, streams)
    print(*(level for row in image for pixel in row for level in pixel))
