def reverse_mode(edges, out):
    def go(n):
        return 1.0 if n == out else sum(d * go(u) for (u, v), d in edges.items() if v == n)
    return {e: go(e[0]) * d for e, d in edges.items()}
