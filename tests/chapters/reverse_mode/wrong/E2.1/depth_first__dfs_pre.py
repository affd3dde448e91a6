def backward_order(edges, out):
    seen = []
    def go(n):
        if n in seen:
            return
        seen.append(n)
        for u, v in edges:
            if u == n:
                go(v)
    go(out)
    return seen
