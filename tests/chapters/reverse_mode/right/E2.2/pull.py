from functools import lru_cache
def reverse_mode(edges, out):
    users = {}
    for (u, v), d in edges.items():
        users.setdefault(v, []).append((u, d))
        users.setdefault(u, [])
    users.setdefault(out, [])
    @lru_cache(None)
    def blame(n):
        return (1.0 if n == out else 0.0) + sum(blame(u) * d for u, d in users[n] if n != out)
    return {n: blame(n) for n in users}
