def path_sum(edges, a, b):
    def products(node):
        if node == b:
            return [1.0]
        return [d * p for (u, v), d in edges.items() if u == node for p in products(v)]

    return max(products(a), default=0.0)
