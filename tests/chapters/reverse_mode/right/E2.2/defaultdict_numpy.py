from collections import defaultdict

import numpy as np


def reverse_mode(edges, out):
    nodes = sorted({out} | {n for e in edges for n in e})
    index = {n: i for i, n in enumerate(nodes)}
    A = np.zeros((len(nodes), len(nodes)))
    for (u, v), slope in edges.items():
        A[index[v], index[u]] = slope
    g = np.zeros(len(nodes))
    e = np.zeros(len(nodes))
    e[index[out]] = 1.0
    for _ in nodes:
        g = e + A @ g
    result = defaultdict(float)
    for n in nodes:
        result[n] = g[index[n]]
    return result
