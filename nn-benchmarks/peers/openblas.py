"""Ends a measurement whose numpy has another BLAS than OpenBLAS: Debian's default is many times as
slow, and numpy does not say so.
"""

import sys

import numpy  # noqa: F401, loads its BLAS

if not any("openblas" in line for line in open("/proc/self/maps")):
    sys.exit("numpy has another BLAS than OpenBLAS here: apt-get install libopenblas0-pthread")
