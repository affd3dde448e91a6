import numpy as np


def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    return [[a] + rest for u, v in edges if u == a for rest in all_paths(edges, v, b)]


def path_sum(edges, a, b):
    return np.sum([np.prod([edges[pair] for pair in zip(path, path[1:])]) for path in all_paths(edges, a, b)])
