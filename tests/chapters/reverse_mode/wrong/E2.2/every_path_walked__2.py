def path_sum(edges, a, b):
    if a == b:
        return 1.0
    return 0.0 + sum(slope * path_sum(edges, v, b) for (u, v), slope in edges.items() if u == a)


def reverse_mode(edges, out):
    nodes = {n for e in edges for n in e} | {out}
    return {n: path_sum(edges, out, n) for n in nodes}
