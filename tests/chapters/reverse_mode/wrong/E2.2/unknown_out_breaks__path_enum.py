def reverse_mode(edges, out):
    def ps(a, b):
        if a == b:
            return 1.0
        return sum(d * ps(v, b) for (u, v), d in edges.items() if u == a)
    return {n: ps(out, n) for e in edges for n in e}
