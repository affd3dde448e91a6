class Dense:
    def __init__(self, W):
        self.W = W
        self.dW = np.zeros_like(W)
    def forward(self, x):
        self.x = x
        return x @ self.W
    def backward(self, grad):
        self.grad = self.x.T @ grad
        return grad @ self.W.T
class Sigmoid:
    def forward(self, x):
        self.z = 1 / (1 + np.exp(-x))
        return self.z
    def backward(self, grad):
        return grad * self.z * (1 - self.z)
