import numpy as np


def reverse_mode(edges, out):
    far = {out: 0}
    moved = True
    while moved:
        moved = False
        for u, v in edges:
            if u in far and far[u] + 1 > far.get(v, 0):
                far[v], moved = far[u] + 1, True
    grad = {n: np.array(0.0) for e in edges for n in e}
    grad[out] = np.array(1.0)
    for u, v in sorted((e for e in edges if e[0] in far), key=lambda e: far[e[0]]):
        grad[v] = grad[v] + grad[u] * edges[u, v]
    return grad
