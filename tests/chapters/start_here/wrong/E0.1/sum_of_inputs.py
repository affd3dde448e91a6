def weighted_sum(x, w):
    total = 0
    for value in x:
        total += value
    return total
