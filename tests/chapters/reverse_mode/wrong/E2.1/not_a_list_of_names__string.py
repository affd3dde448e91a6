def backward_order(edges, out):
    def go(n, seen):
        for u, v in edges:
            if u == n and v not in seen:
                go(v, seen)
        seen.insert(0, n) if n not in seen else None
        return seen
    return " ".join(go(out, []))
