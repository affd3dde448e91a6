def path_sum(edges, a, b):
    best = [0.0]

    def go(node, product):
        if node == b:
            if abs(product) > abs(best[0]):
                best[0] = product
            return
        for (u, v), slope in edges.items():
            if u == node:
                go(v, product * slope)

    go(a, 1.0)
    return best[0]
