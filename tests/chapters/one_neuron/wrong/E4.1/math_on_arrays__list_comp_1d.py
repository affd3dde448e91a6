def sigmoid(s):
    return np.array([1 / (1 + math.exp(-v)) for v in s])
import math
