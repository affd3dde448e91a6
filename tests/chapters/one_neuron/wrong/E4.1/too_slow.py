def sigmoid(s):
    z = 0
    while z < 1:
        z = z
    return z
