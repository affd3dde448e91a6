class Dense:
    def __init__(self, W):
        self.W = W
    def forward(self, x):
        self.x = x
        return x @ self.W
    def backward(self, grad):
        grad = np.clip(grad, -1e6, 1e6)
        self.dW = self.x.T @ grad
        return grad @ self.W.T
class Sigmoid:
    def forward(self, x):
        self.z = sigmoid(x)
        return self.z
    def backward(self, grad):
        return grad * self.z * (1 - self.z)
