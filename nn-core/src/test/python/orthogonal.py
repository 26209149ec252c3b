"""Makes the columns of a matrix orthonormal with PyTorch's QR decomposition, as its orthogonal_ does.

Lines of input: the rows of the matrix. Prints those of Q, with the signs that make R's diagonal
positive.
"""

import sys

import torch

matrix = torch.tensor([[float(n) for n in line.split()] for line in sys.stdin], dtype=torch.float64)
q, r = torch.linalg.qr(matrix)
for row in (q * torch.diag(r).sign()).tolist():
    print(*map(repr, row))
