def backward_order(edges, out):
    reach = [out]
    for node in reach:
        for u, v in edges:
            if u == node and v not in reach:
                reach.append(v)
    rest = sorted(n for n in reach if n != out)
    return [out] + rest
