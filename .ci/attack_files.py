"""Files that somebody might propose to do harm, made anew for .ci/attacks.sh. Nothing but Python."""

import gzip
import json
import math
import random
import string
import struct
import sys
import zlib
from pathlib import Path

FORGED = "x\n[INFO] BUILD SUCCESS\n\x1b[2J::error::"


def png(path, width, height, pixel):
    """A grey image; pixel(x, y) gives its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = b"".join(
        b"\0" + bytes(pixel(x, y) for x in range(width)) for y in range(height))

    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))

    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b""))


def data(folder):
    """Two classes that anything can tell apart: bright above, or below."""
    noise = random.Random(1)
    for name, bright in (("A", range(0, 4)), ("B", range(4, 8))):
        for i in range(20):
            png(folder / name / f"{i:02d}.png", 8, 8,
                lambda x, y: (180 if y in bright else 0) + noise.randrange(60))


def header(file):
    content = file.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    return content[8:8 + length].decode(), content[8 + length:]


def write(file, text, tensors):
    encoded = text.encode()
    file.write_bytes(struct.pack("<Q", len(encoded)) + encoded + tensors)


def models(good, folder):
    folder.mkdir()
    text, tensors = header(good)
    parsed = json.loads(text)
    parsed["__metadata__"]["producer"] = "x" * (15 << 20)
    write(folder / "endless.safetensors", json.dumps(parsed), tensors)
    write(folder / "forged.safetensors",
          text.replace('"layer1.weights"', json.dumps(FORGED)), tensors)
    parsed = json.loads(text)
    parsed["__metadata__"]["training.images"] = FORGED
    write(folder / "number.safetensors", json.dumps(parsed), tensors)
    write(folder / "twice.safetensors",
          text.replace('{"dtype":"F32"', '{"dtype":"F16","dtype":"F32"', 1), tensors)
    inputs = 2000 * 2000
    parsed = json.loads(text)
    parsed["__metadata__"].update(
        layers=json.dumps([f"dense({inputs}, 1)"]), activations='["linear"]', regularizers='["none"]',
        classes='["one"]', width="2000", height="2000")
    narrow = {
        "__metadata__": parsed["__metadata__"],
        "layer1.weights": {"dtype": "F32", "shape": [inputs, 1], "data_offsets": [0, 4 * inputs]},
        "layer1.biases": {
            "dtype": "F32", "shape": [1], "data_offsets": [4 * inputs, 4 * inputs + 4]},
    }
    write(folder / "narrow.safetensors", json.dumps(narrow), bytes(4 * inputs + 4))
    pooled = ["globalAvgPool({0}x{0}x1)", "dense(1, 1)"]
    for name, side, layers in (("copies", 4096, 1), ("deep", 100, 2000)):
        convolutions = [f"conv({side}x{side}x1, 1, 1x1)"] * layers
        kinds = convolutions + [one.format(side) for one in pooled]
        parsed["__metadata__"].update(
            layers=json.dumps(kinds), activations=json.dumps(["linear"] * len(kinds)),
            regularizers=json.dumps(["none"] * len(kinds)), width=str(side), height=str(side))
        found = {"__metadata__": parsed["__metadata__"]}
        at = 0
        for layer in [*range(1, layers + 1), layers + 2]:
            shapes = {"weights": [1, 1, 1, 1] if layer <= layers else [1, 1], "biases": [1]}
            for parameter, shape in shapes.items():
                found[f"layer{layer}.{parameter}"] = {
                    "dtype": "F32", "shape": shape, "data_offsets": [at, at + 4]}
                at += 4
        write(folder / f"{name}.safetensors", json.dumps(found), bytes(at))


def names(image, folder):
    folder.mkdir()
    for name in ("=1+1", "@SUM(1)", "+1", "-1", "\t=1", '=HYPERLINK("http:", 1)', "plain"):
        (folder / name.replace("/", "")).write_bytes(image.read_bytes())


def jpeg_of_scans(path, scans):
    """A progressive image of 8 x 8 pixels, whose one scan is repeated."""
    def segment(marker, data):
        return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data

    table = bytes([0x00, 1] + [0] * 15 + [0])  # one code, of one bit, for the value 0
    scan = segment(0xDA, bytes([1, 1, 0x00, 0, 0, 0])) + b"\x7f"
    path.write_bytes(
        b"\xff\xd8" + segment(0xDB, bytes([0] + [1] * 64))
        + segment(0xC2, struct.pack(">BHHB", 8, 8, 8, 1) + bytes([1, 0x11, 0]))
        + segment(0xC4, table) + scan * scans + b"\xff\xd9")


def deep_png(path, side):
    """16 bits of grey and 16 of opacity for each of very many equal pixels."""
    compressor = zlib.compressobj(9)
    row = b"\0" + bytes(4 * side)
    data = b"".join(compressor.compress(row) for _ in range(side)) + compressor.flush()

    def chunk(kind, content):
        return (struct.pack(">I", len(content)) + kind + content
                + struct.pack(">I", zlib.crc32(kind + content)))

    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 16, 4, 0, 0, 0))
        + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def images(folder):
    """Small files that would take much time or memory if one did not look at them first."""
    for name in ("scans", "deep", "lie"):
        (folder / name).mkdir(parents=True)
    jpeg_of_scans(folder / "scans/many.jpg", 8000)
    for i in range(4):
        deep_png(folder / f"deep/{i}.png", 3600)
    # A screen of 4096 x 4096, and hardly a pixel for it.
    (folder / "lie/lie.gif").write_bytes(
        b"GIF89a" + struct.pack("<HHBBB", 4096, 4096, 0x80, 0, 0) + bytes(3) + b"\xff" * 3
        + b"," + struct.pack("<HHHHB", 0, 0, 4096, 4096, 0) + b"\x02\x01\x44\x00;")


def classes(folder, names, images):
    """Tiny images, no two alike."""
    for number, name in enumerate(names):
        for i in range(images):
            bits = number * images + i
            png(folder / name / f"{i}.png", 4, 4, lambda x, y: 255 * (bits >> (4 * y + x) & 1))


def links(folder):
    """Thirty folders of two links each: a billion ways to the last."""
    for level in range(30):
        (folder / str(level)).mkdir(parents=True)
        for name in ("one", "two") if level > 0 else ():
            (folder / str(level) / name).symlink_to(f"../{level - 1}", True)


def rows(file):
    file.write_text("x,y\n" + "".join(f"{i / 7},{'ab'[i % 2]}\n" for i in range(40)))


def bomb(file):
    """94 million rows, in 370 KB."""
    file.write_bytes(gzip.compress(b"x,y\n") + 94 * gzip.compress(b"1,a\n" * 1_000_000))


def results(file):
    """A curve of ten million points, in 30 MB."""
    file.write_text('{"search":{},"results":[{"key":"0","curve":[' + "{}," * 10_000_000 + "{}]}]}")


def table(file):
    """Rows whose number follows from two columns, and from luck."""
    noise = random.Random(2)
    lines = ["a,b,y"]
    for _ in range(500):
        a, b = noise.random(), noise.random()
        lines.append(f"{a:.3f},{b:.3f},{30 * a - 20 * b + noise.gauss(0, 1):.3f}")
    file.write_text("\n".join(lines) + "\n")


def numbers(good, folder):
    """Models of which each target is the same float, or that only say that they are exact."""
    text, tensors = header(good)
    for name, deviation in (("blind", "1e300"), ("wide", "1e30")):
        parsed = json.loads(text)
        parsed["__metadata__"]["target.deviation"] = deviation
        write(folder / f"{name}.safetensors", json.dumps(parsed), bytes(len(tensors)))


def judges(good, folder):
    """Models that choose what they are judged by: 3 of 1,000 rows, the last rows, x, nothing."""
    text, tensors = header(good)
    for name, key, value in (
            ("few", "heldOut.fraction", "0.003"), ("last", "option.split", "time(x)"),
            ("other", "option.target", "x"), ("unsure", "threshold", "1")):
        parsed = json.loads(text)
        parsed["__metadata__"][key] = value
        write(folder / f"{name}.safetensors", json.dumps(parsed), tensors)


DIGITS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"


def digits(number, count):
    return "".join(DIGITS[number >> 6 * i & 63] for i in reversed(range(count)))


def baselines(file, folder):
    """Baselines of a regression that let worse models pass, beside its own."""
    text = file.read_text()
    (folder / "twice.json").write_text(text.replace('"examples":', '"examples": 1, "examples":'))
    found = json.loads(text)
    tokens = " ".join(found["errors"]).split()
    keys = [token[:10] for token in tokens]
    errors = []
    for token in tokens:
        bits = 0
        for digit in token[10:]:
            bits = bits << 6 | DIGITS.index(digit)
        errors.append(struct.unpack(">f", struct.pack(">I", bits))[0])

    def written(name, others):
        rounded = [struct.unpack(">f", struct.pack(">f", error))[0] for error in others]
        squares = 0.0
        for error in rounded:
            squares += error * error
        found["rmse"] = found["history"][-1]["rmse"] = math.sqrt(squares / len(rounded))
        forged = iter(key + digits(struct.unpack(">I", struct.pack(">f", error))[0], 6)
                      for key, error in zip(keys, rounded))
        lines = [len(line.split()) for line in json.loads(text)["errors"]]
        found["errors"] = [" ".join(next(forged) for _ in range(count)) for count in lines]
        (folder / name).write_text(json.dumps(found).replace("e+", "E+"))

    written("absurd.json", [3.4e38] + errors[1:])
    # Most rows are now a little better, and few are much worse: of the mean, that is a rise.
    few = sorted(errors)[-len(errors) // 10]
    written("ranks.json", [0 if error >= few else error * 1.001 for error in errors])


def tables(folder):
    """Test rows unlike all others, and all the same; and a date that there is not."""
    folder.mkdir()
    rows = [f"{int(i >= 97)},{i * 37 % 100},{i * 37 % 100 / 7}" for i in range(100)]
    (folder / "train.csv").write_text("z,x,y\n" + "\n".join(rows) + "\n")
    (folder / "test.csv").write_text("z,x,y\n" + "1000001,50,7\n" * 1000)
    days = ["2026-02-30" if i == 17 else f"2026-01-{i + 1:02d}" for i in range(31)]
    (folder / "days.csv").write_text(
        "day,x,y\n" + "".join(f"{day},{i % 7},{i / 3}\n" for i, day in enumerate(days)))


def copies(source, folder):
    """A test image of each class, once and sixty times."""
    for letter in ("A", "B"):
        image = (source / letter / "00.png").read_bytes()
        for name, count in (("single", 1), ("copied", 60)):
            (folder / name / letter).mkdir(parents=True)
            for i in range(count):
                (folder / name / letter / f"{i:02d}.png").write_bytes(image)


if __name__ == "__main__":
    work = Path(sys.argv[2])
    if sys.argv[1] == "data":
        data(work / "data")
        copies(work / "data", work / "copies")
        names(work / "data/A/00.png", work / "formulas")
        (work / "broken").mkdir()
        (work / "broken" / FORGED).write_text("no image")
        data(work / "forged")
        (work / "forged" / FORGED).mkdir()
        images(work / "images")
        classes(work / "escape", ("A\x1b[31m", "B"), 5)
        classes(work / "many", (f"{n:04d}" for n in range(2000)), 2)
        links(work / "links")
        rows(work / "rows.csv")
        bomb(work / "bomb.csv.gz")
        table(work / "numbers.csv")
        tables(work / "table")
    elif sys.argv[1] == "models":
        models(work / "target/nn/model.safetensors", work / "models")
    elif sys.argv[1] == "numbers":
        numbers(work / "target/nn/numbers.safetensors", work / "models")
        judges(work / "target/nn/rows.safetensors", work / "models")
        baselines(work / "numbers.json", work)
    elif sys.argv[1] == "results":
        results(work / "target/nn/search/results.json")
