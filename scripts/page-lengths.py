#!/usr/bin/env python3
"""Counts the words of README, docs and decisions and finds long sentences. Fails beyond a limit.

Words are those of `wc -w`, code and generated tables included. Sentences are those of the text:
without code blocks, a code span is one word, and each cell of a table is a text of its own.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
MOST_WORDS = {"README and docs": (DOCS, 28_000), "decisions": (DECISIONS, 10_000)}
MOST_SENTENCES = {35: 0, 28: 60}  # by length: so many sentences may have more words

FENCE = re.compile(r"\s*(```|~~~)")
STARTS_TEXT = re.compile(r"\s*([-*+] |\d+\. |#+ |>|$)")  # an item, a heading, a quote, a blank line
MARKUP = [
    (re.compile(r"(`+).+?\1"), "code"),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),  # the text of a link
    (re.compile(r"<!--.*?-->|</?\w[^<>]*>|\*\*?|^\s*([-*+]|\d+\.|#+|>)\s+"), ""),
]
SENTENCE_END = re.compile(r"[.!?][\")\]]*$")
SENTENCE_START = re.compile(r"[\"(\[]*[A-Z0-9\"]|code")


def texts(page):
    """Texts of a page, each as a list of its words with their lines."""
    found = [[]]
    in_code = False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if FENCE.match(line):
            in_code = not in_code
        elif not in_code:
            is_row = line.lstrip().startswith("|")
            if is_row or STARTS_TEXT.match(line):
                found.append([])
            for pattern, replacement in MARKUP:
                line = pattern.sub(replacement, line)
            for cell in line.split("|") if is_row else [line]:
                if is_row:
                    found.append([])
                words = [word for word in cell.split() if re.search(r"\w", word)]
                found[-1] += [(number, word) for word in words]
            if is_row:
                found.append([])
    return [text for text in found if text]


def sentences(text):
    """Sentences of a text: the line of each, and its words."""
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or (
            SENTENCE_END.search(text[i - 1][1]) and SENTENCE_START.match(text[i][1])
        ):
            yield text[start][0], [word for _, word in text[start:i]]
            start = i


fails = False
for name, (pages, limit) in MOST_WORDS.items():
    words = {page: len(page.read_text(encoding="utf-8").split()) for page in pages}
    total = sum(words.values())
    print(f"{total:,} words in {name}; at most {limit:,}")
    if total > limit:
        fails = True
        for page in sorted(pages, key=lambda page: -words[page])[:10]:
            print(f"  {words[page]:6,} {page.relative_to(ROOT)}")

long = [
    (len(words), f"{page.relative_to(ROOT)}:{line}", " ".join(words[:8]))
    for page in DOCS + DECISIONS
    for text in texts(page)
    for line, words in sentences(text)
    if len(words) > min(MOST_SENTENCES)
]
for length, limit in MOST_SENTENCES.items():
    longer = [one for one in long if one[0] > length]
    print(f"{len(longer)} sentences with more than {length} words; at most {limit}")
    if len(longer) > limit:
        fails = True
        for words, place, beginning in longer:
            print(f"  {place}: {words} words: {beginning} ...")
sys.exit(1 if fails else 0)
