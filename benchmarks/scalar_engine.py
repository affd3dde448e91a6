"""A scalar autograd engine of micrograd's kind, written here so that the benchmark needs no package.

Each number is a node that knows its parents and how to hand a gradient back to them. After
karpathy/micrograd (MIT), cut down to what a sigmoid network needs.
"""

from __future__ import annotations

import math


class Value:
    """One number in a graph, its gradient, and one local slope for each parent."""

    __slots__ = ("data", "grad", "parents", "slopes")

    def __init__(self, data, parents=(), slopes=()):
        self.data, self.grad, self.parents, self.slopes = data, 0.0, parents, slopes

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def squared_distance(self, target: float):
        return Value((self.data - target) ** 2, (self,), (2 * (self.data - target),))

    def scaled(self, factor: float):
        return Value(self.data * factor, (self,), (factor,))

    def sigmoid(self):
        z = 1 / (1 + math.exp(-self.data))
        return Value(z, (self,), (z * (1 - z),))

    def backward(self):
        """Add ∂self/∂node to the grad of every node below, each after all nodes that use it."""
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, done = waiting.pop()
            if done:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                waiting.append((node, True))
                waiting.extend((p, False) for p in node.parents)
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                parent.grad += slope * node.grad


def dense(rows, W):
    """rows (N, p) of Values times W (p, k) of Values."""
    columns = list(zip(*W, strict=True))
    return [[_dot(row, column) for column in columns] for row in rows]


def _dot(a, b):
    total = a[0] * b[0]
    for left, right in zip(a[1:], b[1:], strict=True):
        total = total + left * right
    return total


def loss(X, Y, Ws):
    """The course's loss as one Value. X, Y : lists of lists of floats; Ws : three matrices of Values."""
    O = [[Value(x) for x in row] for row in X]
    for W in Ws[:-1]:
        O = [[h.sigmoid() for h in row] for row in dense(O, W)]
    total = Value(0.0)
    for said, wanted in zip(dense(O, Ws[-1]), Y, strict=True):
        for yhat, y in zip(said, wanted, strict=True):
            total = total + yhat.squared_distance(y)
    return total.scaled(1 / len(X))
