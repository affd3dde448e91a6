from functools import lru_cache


def path_sum(edges, a, b):
    @lru_cache(maxsize=None)
    def back(node):
        return 1.0 if node == b else sum(edges[u, v] * back(v) for u, v in edges if u == node)

    return back(a)
