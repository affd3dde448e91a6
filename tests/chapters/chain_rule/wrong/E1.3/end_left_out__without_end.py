def all_paths(edges, a, b):
    found = []
    for (u, v) in edges:
        if u == a:
            if v == b:
                found.append([a])
            else:
                for p in all_paths(edges, v, b):
                    found.append([a] + p)
    return found
