def reverse_mode(edges, out):
    known = {out: 1.0}
    users = {}
    for u, v in edges:
        users.setdefault(v, []).append(u)

    def grad(node):
        if node not in known:
            known[node] = sum(grad(u) * edges[u, node] for u in users.get(node, []))
        return known[node]

    return {n: grad(n) for n in {out} | {n for e in edges for n in e}}
