class AddColumns:
    def forward(self, x):
        self.columns = x.shape[1]
        return x.sum(axis=1, keepdims=True)

    def backward(self, grad):
        return np.repeat(grad, self.columns, axis=1)
