import numpy as np


def path_sum(edges, a, b):
    products = []

    def go(node, product):
        if node == b:
            products.append(product)
            return
        for (u, v), slope in edges.items():
            if u == node:
                go(v, product * slope)

    go(a, 1.0)
    return np.mean(products) if products else 0.0
