def walk(edges, a, b, path):
    if a == b:
        yield path
    for (u, v), slope in edges.items():
        if u == a:
            yield from walk(edges, v, b, path + [slope])

def path_sum(edges, a, b):
    total = 0.0
    for slopes in walk(edges, a, b, []):
        total = 0.0
        product = 1.0
        for slope in slopes:
            product = product * slope
        total = total + product
    return total
