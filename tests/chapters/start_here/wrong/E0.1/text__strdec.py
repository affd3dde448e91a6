def weighted_sum(x, w):
    s = sum(x * w)
    return f"{s:.3f}"
