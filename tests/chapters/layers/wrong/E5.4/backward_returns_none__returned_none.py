class Dense:
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        self.x = x
        return x @ self.W

    def backward(self, grad):
        self.dW = self.x.T @ grad
        self.dX = grad @ self.W.T


class Sigmoid:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, grad):
        return grad * self.out * (1 - self.out)
