def reverse_mode(edges, out):
    def back(node):
        if node == out:
            return 1.0
        return sum(slope * back(u) for (u, v), slope in edges.items() if v == node)

    return {n: float(back(n)) for e in edges for n in e if n != out}
