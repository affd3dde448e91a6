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
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, grad):
        return grad * self.out * (1 - self.out)


def backward(X, Y, W1, W2, W3):
    layers = [Dense(W1), Sigmoid(), Dense(W2), Sigmoid(), Dense(W3)]
    out = X
    for layer in layers:
        out = layer.forward(out)
    d = mse_grad(out, Y)
    for layer in reversed(layers):
        d = layer.backward(d)
    return layers[0].dW, layers[2].dW, layers[4].dW
