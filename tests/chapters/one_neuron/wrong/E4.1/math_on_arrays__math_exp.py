import math
def sigmoid(s):
    return 1 / (1 + math.exp(-s))
