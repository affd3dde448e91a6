def backward(X, Y, W1, W2, W3):
    def loss(A, B, C):
        return np.sum((forward(X, A, B, C)["Yhat"] - Y) ** 2) / len(Y)

    return (
        numerical_gradient(lambda A: loss(A, W2, W3), W1),
        numerical_gradient(lambda B: loss(W1, B, W3), W2),
        numerical_gradient(lambda C: loss(W1, W2, C), W3),
    )
