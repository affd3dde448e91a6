class Dense:
    def __init__(self, W):
        self.weights = W

    def forward(self, x):
        self.x = x
        return x @ self.weights

    def backward(self, grad):
        self.dW = self.x.T @ grad
        return grad @ self.weights.T


class Sigmoid:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, grad):
        return grad * self.out * (1 - self.out)
