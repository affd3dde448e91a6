"""One training step of the course's three-layer network: ours, PyTorch eager on the CPU, a scalar engine.

All three run in one process, in turn, in float64 and on one thread, from the same weights and the same
batch, and each returns or holds the new weights. Before the clock starts, their gradients are compared.

    pip install -r benchmarks/requirements.txt
    env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE python benchmarks/training_step.py
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import torch
from scalar_engine import Value, loss

sys.path.insert(0, str(Path(__file__).parents[1] / "course"))
from backprop.numbers.network import backward, training_step

ETA = 0.1
SIZES = {  # name -> (widths, batch)
    "2-3-2-1, batch 4": ((2, 3, 2, 1), 4),
    "3-16-16-1, batch 20": ((3, 16, 16, 1), 20),
    "64-32-32-10, batch 16": ((64, 32, 32, 10), 16),
}


def start(widths, batch):
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(batch, widths[0])), rng.normal(size=(batch, widths[-1]))
    return X, Y, [rng.normal(0, 1 / np.sqrt(p), (p, k)) for p, k in zip(widths, widths[1:], strict=False)]


def torch_step(X, Y, Ws):
    """The same step in PyTorch eager: forward, autograd, update. Returns a function and the weights."""
    X, Y = torch.tensor(X), torch.tensor(Y)
    Ws = [torch.tensor(W, requires_grad=True) for W in Ws]

    def step():
        O = torch.sigmoid(torch.sigmoid(X @ Ws[0]) @ Ws[1])
        L = ((O @ Ws[2] - Y) ** 2).sum() / len(X)
        grads = torch.autograd.grad(L, Ws)
        with torch.no_grad():
            for W, dW in zip(Ws, grads, strict=True):
                W -= ETA * dW
        return grads

    return step


def scalar_step(X, Y, Ws):
    """The same step with one node a number."""
    rows, targets = X.tolist(), Y.tolist()
    Ws = [[[Value(w) for w in row] for row in W.tolist()] for W in Ws]

    def step():
        loss(rows, targets, Ws).backward()
        grads = [np.array([[w.grad for w in row] for row in W]) for W in Ws]
        for W in Ws:
            for row in W:
                for w in row:
                    w.data, w.grad = w.data - ETA * w.grad, 0.0
        return grads

    return step


def our_step(X, Y, Ws):
    state = [Ws]

    def step():
        state[0] = training_step(X, Y, state[0], ETA)

    return step


def seconds(step, budget):
    """Median time of one call over repeated calls within the budget, after a warm-up."""
    for _ in range(3):
        step()
    times, end = [], time.perf_counter() + budget
    while len(times) < 5 or time.perf_counter() < end:
        begin = time.perf_counter()
        step()
        times.append(time.perf_counter() - begin)
    return float(np.median(times))


def disagreement(a, b):
    """Largest difference over the largest entry, all layers."""
    return max(
        float(np.max(np.abs(np.asarray(x) - np.asarray(y))) / np.max(np.abs(np.asarray(y))))
        for x, y in zip(a, b, strict=True)
    )


def main():
    torch.set_num_threads(1)
    print(
        f"numpy {np.__version__}, torch {torch.__version__}, one thread, float64; microseconds a step, median"
    )
    heads = ("ours", 9), ("PyTorch", 10), ("scalar", 11), ("PyTorch/ours", 14), ("scalar/ours", 13)
    print(f"{'network':24}" + "".join(f"{name:>{width}}" for name, width in heads) + "   against autograd")
    slower = []
    for name, (widths, batch) in SIZES.items():
        X, Y, Ws = start(widths, batch)
        true = [g.numpy() for g in torch_step(X, Y, Ws)()]
        agrees = disagreement(backward(X, Y, *Ws), true)
        assert disagreement(scalar_step(X, Y, Ws)(), true) < 1e-12
        rounds = [[seconds(make(X, Y, Ws), 0.4) for make in (our_step, torch_step)] for _ in range(5)]
        ours, theirs = np.median(rounds, axis=0)  # turn by turn, so that a busy machine hits both
        scalar = seconds(scalar_step(X, Y, Ws), 0.4)
        times = f"{ours * 1e6:9.1f}{theirs * 1e6:10.1f}{scalar * 1e6:11.0f}"
        print(f"{name:24}{times}{theirs / ours:14.2f}{scalar / ours:13.0f}   {agrees:.1e}")
        slower += [name] if ours > theirs else []
    if slower:
        print("slower than PyTorch:", ", ".join(slower))
    return 1 if slower else 0


if __name__ == "__main__":
    sys.exit(main())
