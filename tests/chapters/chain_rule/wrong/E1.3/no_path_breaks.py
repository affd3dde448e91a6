def all_paths(edges, a, b):
    if a == b:
        return [[a]]
    found = [[a] + rest for u, v in edges if u == a for rest in below(edges, v, b)]
    if not found:
        raise ValueError("there is no path")
    return found


def below(edges, a, b):
    try:
        return all_paths(edges, a, b)
    except ValueError:
        return []
