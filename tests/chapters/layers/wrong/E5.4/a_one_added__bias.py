class Dense:
    def __init__(self, W):
        self.W = W
        self.b = np.ones(W.shape[1])
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, grad):
        self.dW = self.x.T @ grad
        self.db = grad.sum(axis=0)
        return grad @ self.W.T
class Sigmoid:
    def forward(self, x):
        self.z = 1 / (1 + np.exp(-x))
        return self.z
    def backward(self, grad):
        return grad * self.z * (1 - self.z)
