def path_sum(edges, a, b):
    a, b = b, a
    def go(n):
        if n == b:
            return 1.0
        return sum(d * go(v) for (u, v), d in edges.items() if u == n)
    return go(a)
