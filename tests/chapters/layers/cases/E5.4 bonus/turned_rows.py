class MyLayer:
    def forward(self, x):
        return x[:, ::-1] * 3

    def backward(self, grad):
        return 3 * grad[:, ::-1]
