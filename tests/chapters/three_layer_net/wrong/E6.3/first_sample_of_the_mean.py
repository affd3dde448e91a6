def backward(X, Y, W1, W2, W3):
    N = len(X)
    for x, y in zip(X, Y):
        o1 = sigmoid(x @ W1)
        o2 = sigmoid(o1 @ W2)
        d = 2 * (o2 @ W3 - y) / N
        dW3 = np.outer(o2, d)
        d = W3 @ d * o2 * (1 - o2)
        dW2 = np.outer(o1, d)
        d = W2 @ d * o1 * (1 - o1)
        dW1 = np.outer(x, d)
        return dW1, dW2, dW3
