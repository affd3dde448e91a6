def all_paths(edges, a, b):
    out = []
    for u, v in edges:
        if u == a:
            for u2, v2 in edges:
                if u2 == v and v2 == b:
                    out.append([a, v, b])
    return out
