import math

def sigmoid(s):
    return 1.0 / (1.0 + math.exp(-s))
