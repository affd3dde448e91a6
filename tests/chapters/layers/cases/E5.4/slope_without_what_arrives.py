class Dense:
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        self.inputs = x
        return np.dot(x, self.W)

    def backward(self, grad):
        self.dW = np.dot(self.inputs.T, grad)
        return np.dot(grad, self.W.T)


class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, grad):
        return self.out * (1 - self.out)
