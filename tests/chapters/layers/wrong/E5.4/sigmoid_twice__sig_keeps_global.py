class Dense:
    def __init__(self, W):
        self.W = W
    def forward(self, x):
        self.x = x
        return x @ self.W
    def backward(self, grad):
        self.dW = self.x.T @ grad
        return grad @ self.W.T
class Sigmoid:
    def forward(self, x):
        self.z = 1 / (1 + np.exp(-x))
        return self.z
    def backward(self, grad):
        s = 1 / (1 + np.exp(-self.z))
        return grad * s * (1 - s)
