"""Runs scripts after each other in one process, since importing torch takes seconds.

foreign.py (SCRIPT ARGUMENT ARGUMENT ARGUMENT ARGUMENT)...: scripts of this folder.
"""

import os
import runpy
import sys

words = sys.argv[1:]
for i in range(0, len(words), 5):
    sys.argv = words[i : i + 5]
    runpy.run_path(os.path.join(os.path.dirname(__file__), sys.argv[0]))
