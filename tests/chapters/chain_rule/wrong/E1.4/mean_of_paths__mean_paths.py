def path_sum(edges, a, b):
    def go(n):
        if n == b:
            return [1.0]
        return [d * p for (u, v), d in edges.items() if u == n for p in go(v)]
    p = go(a)
    return sum(p) / len(p) if p else 0.0
