"""Prints what share of its time each thread of a training worked, in which region, and waited.

Usage: waits.py NETWORK EVENTS   (EVENTS: the samples and parks of a flight recording, as JSON)
"""

import collections
import json
import re
import sys

PERIOD = 0.01  # seconds between two samples of a thread, as in the recorder's settings "profile"
REGIONS = ("KernelStep.learn", "ParameterUpdate.run")
WAITS = "Workers.await"


def region(frames):
    names = [f"{one['method']['type']['name'].split('/')[-1]}.{one['method']['name']}" for one in frames]
    names = [re.sub(r"[$]Lambda.*?[.]|lambda[$]|[$]\d+$", "", name) for name in names]
    for wanted in (WAITS, *REGIONS):
        if any(wanted.split(".")[0] in name and wanted.split(".")[1] in name for name in names):
            return wanted
    return "between"


def seconds(duration):
    minutes, rest = re.fullmatch(r"PT(?:(\d+)M)?(?:([\d.]+)S)?", duration).groups()
    return 60 * int(minutes or 0) + float(rest or 0)


def steps(events):
    return [event["values"]["startTime"] for event in events if event["region"] == REGIONS[0]]


events = json.load(open(sys.argv[2]))["recording"]["events"]
for event in events:
    is_sample = event["type"] == "jdk.ExecutionSample"
    event["region"] = region(event["values"]["stackTrace"]["frames"]) if is_sample else WAITS
first, last = min(steps(events)), max(steps(events))
shares = collections.defaultdict(collections.Counter)
for event in events:
    values = event["values"]
    thread = (values.get("sampledThread") or values.get("eventThread") or {}).get("javaName") or ""
    of_training = thread == "main" or thread.startswith("nn-worker")
    if of_training and first < values["startTime"] < last:
        shares[thread][event["region"]] += seconds(values["duration"]) if "duration" in values else PERIOD
for thread, found in sorted(shares.items()):
    total = sum(found.values())
    cells = [found[name] / total for name in (*REGIONS, "between", WAITS)]
    print(f"| {sys.argv[1]} | {thread} | " + " | ".join(f"{cell:.1%}" for cell in cells) + " |")
