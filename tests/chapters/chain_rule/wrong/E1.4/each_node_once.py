def path_sum(edges, a, b):
    seen = set()

    def go(node):
        if node == b:
            return 1.0
        if node in seen:
            return 0.0
        seen.add(node)
        return sum(slope * go(v) for (u, v), slope in edges.items() if u == node)

    return float(go(a))
