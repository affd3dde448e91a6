def path_sum(edges, a, b):
    def go(n):
        return 1.0 if n == b else sum(d * go(v) for (u, v), d in edges.items() if u == n)
    return str(go(a))
