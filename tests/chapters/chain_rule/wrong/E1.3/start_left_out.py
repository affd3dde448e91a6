def all_paths(edges, a, b):
    found = []
    for u, v in edges:
        if u == a and v == b:
            found.append([b])
        elif u == a:
            found += [[v] + path for path in all_paths(edges, v, b)]
    return found
