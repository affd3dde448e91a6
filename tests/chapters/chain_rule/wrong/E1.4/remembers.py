def path_sum(edges, a, b, product=1.0, products=[]):
    if a == b:
        products.append(product)
    for (u, v), slope in edges.items():
        if u == a and a != b:
            path_sum(edges, v, b, product * slope, products)
    return float(sum(products))
