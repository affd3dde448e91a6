def order(edges, out):
    seen, finished = set(), []

    def go(n):
        if n in seen:
            return
        seen.add(n)
        for u, v in edges:
            if u == n:
                go(v)
        finished.append(n)

    go(out)
    return finished[::-1]

def reverse_mode(edges, out):
    g = {n: 0.0 for pair in edges for n in pair}
    g[out] = 1.0
    for n in order(edges, out):
        for u, v in edges:
            if u == n:
                g[v] += g[n]
    return g
