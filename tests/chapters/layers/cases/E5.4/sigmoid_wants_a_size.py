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
    def __init__(self, size):
        self.size = size

    def forward(self, x):
        self.z = sigmoid(x)
        return self.z

    def backward(self, grad):
        return self.z * (1 - self.z) * grad
