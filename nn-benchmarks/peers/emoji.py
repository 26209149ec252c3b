"""Sorts the emoji of the npm package emoji-datasource-twitter by category: TO/CATEGORY/NAME.png, on white.

Usage: emoji.py PACKAGE TO
"""

import json
import pathlib
import sys

from PIL import Image

package, to = map(pathlib.Path, sys.argv[1:])
for emoji in json.loads((package / "emoji.json").read_text()):
    image = package / "img/twitter/64" / emoji["image"]
    if emoji["category"] == "Component" or not image.exists():
        continue
    folder = to / emoji["category"].lower().replace(" & ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    with Image.open(image).convert("RGBA") as drawn:
        paper = Image.new("RGBA", drawn.size, "white")
        Image.alpha_composite(paper, drawn).convert("RGB").save(folder / image.name)
