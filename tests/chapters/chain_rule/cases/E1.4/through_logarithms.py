def ways(edges, a, b):
    if a == b:
        return [[a]]
    return [[a] + way for u, v in edges if u == a for way in ways(edges, v, b)]

def path_sum(edges, a, b):
    total = 0.0
    for way in ways(edges, a, b):
        logs = [np.log(edges[pair]) for pair in zip(way, way[1:])]
        total += np.exp(sum(logs))
    return float(total)
