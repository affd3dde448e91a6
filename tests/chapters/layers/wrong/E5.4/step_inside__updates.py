class Dense:
    def __init__(self, W, lr=0.1):
        self.W = W
        self.lr = lr
    def forward(self, x):
        self.x = x
        return x @ self.W
    def backward(self, grad):
        dx = grad @ self.W.T
        self.dW = self.x.T @ grad
        self.W = self.W - self.lr * self.dW
        return dx
class Sigmoid:
    def forward(self, x):
        self.z = 1 / (1 + np.exp(-x))
        return self.z
    def backward(self, grad):
        return grad * self.z * (1 - self.z)
