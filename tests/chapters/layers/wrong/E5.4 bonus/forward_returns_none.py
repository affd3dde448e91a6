class ReLU:
    def forward(self, x):
        self.out = np.maximum(x, 0)

    def backward(self, grad):
        return grad * (self.out > 0)
