class Dense:
    def __init__(self, W):
        self.W = np.zeros(W.shape)
        self.given = W

    def forward(self, x):
        self.x = x
        return x @ self.given

    def backward(self, grad):
        self.dW = self.x.T @ grad
        return grad @ self.given.T


class Sigmoid:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, grad):
        return grad * self.out * (1 - self.out)
