class Dense:
    def __init__(self, W):
        self.W, self.calls = W, 0

    def forward(self, x):
        self.x = x
        self.calls += 1
        return x @ self.W * (1 if self.calls == 1 else 0.9)

    def backward(self, grad):
        self.dW = self.x.T @ grad
        return grad @ self.W.T


class Sigmoid:
    def forward(self, x):
        self.z = sigmoid(x)
        return self.z

    def backward(self, grad):
        return grad * self.z * (1 - self.z)
