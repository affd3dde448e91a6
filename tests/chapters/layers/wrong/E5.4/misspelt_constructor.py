class Dense:
    def _init_(self, W):
        self.W = W

    def forward(self, x):
        self.x = x
        return x @ self.W

    def backward(self, grad):
        self.dW = self.x.T @ grad
        dX = grad @ self.W.T
        return dX


class Sigmoid:
    def forward(self, x):
        self.z = sigmoid(x)
        return self.z

    def backward(self, grad):
        return grad * self.z * (1 - self.z)
