total = 0.0


def weighted_sum(x, w):
    global total
    for a, b in zip(x, w):
        total += a * b
    return total
