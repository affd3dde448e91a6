from functools import lru_cache

def reverse_mode(edges, out):
    users = {}
    for (u, v), slope in edges.items():
        users.setdefault(v, []).append((u, slope))

    @lru_cache(maxsize=None)
    def ask(node):
        if node == out:
            return 1.0
        return sum((ask(u) * slope for u, slope in users.get(node, [])), 0.0)

    names = {out} | {n for pair in edges for n in pair}
    return {n: ask(n) for n in names}
