import math


def one(value):
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    e = math.exp(value)
    return e / (1 + e)


sigmoid = np.vectorize(one, otypes=[float])
