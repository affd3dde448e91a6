def all_ways(edges, a, b):
    if a == b:
        return [[a]]
    return [[a] + way for (u, v) in edges if u == a for way in all_ways(edges, v, b)]

def path_sum(edges, a, b):
    total = 0.0
    for way in all_ways(edges, a, b):
        product = 1.0
        for u, v in zip(way[::2], way[1::2]):
            product *= edges[(u, v)]
        total += product
    return total
