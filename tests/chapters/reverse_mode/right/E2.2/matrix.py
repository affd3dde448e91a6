def reverse_mode(edges, out):
    nodes = sorted({n for e in edges for n in e} | {out})
    at = {n: i for i, n in enumerate(nodes)}
    A = np.zeros((len(nodes),) * 2)
    for (u, v), d in edges.items():
        A[at[u], at[v]] = d
    row = np.zeros(len(nodes))
    row[at[out]] = 1.0
    total = row.copy()
    for _ in nodes:
        row = row @ A
        total += row
    return {n: total[at[n]] for n in nodes}
