class Dense:
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        self.x = x
        self.z = x @ self.W
        return self.z

    def backward(self, grad):
        self.dX = grad @ self.W.T
        self.dW = self.x.T @ grad


class Sigmoid:
    def forward(self, x):
        self.x = x
        return sigmoid(x)

    def backward(self, grad):
        z = sigmoid(self.x)
        return z * (1 - z) * grad
