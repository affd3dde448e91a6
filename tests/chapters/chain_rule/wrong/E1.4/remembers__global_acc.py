total = 0.0
def path_sum(edges, a, b):
    def go(n, p):
        global total
        if n == b:
            total += p
            return
        for (u, v), d in edges.items():
            if u == n:
                go(v, p * d)
    go(a, 1.0)
    return total
