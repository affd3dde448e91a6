def sigmoid(s):
    return s * (s > 0)
