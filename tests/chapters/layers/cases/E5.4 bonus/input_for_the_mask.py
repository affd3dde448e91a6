class MyLayer:
    def forward(self, x):
        self.x = np.maximum(0, x)
        return self.x

    def backward(self, grad):
        return grad * self.x
