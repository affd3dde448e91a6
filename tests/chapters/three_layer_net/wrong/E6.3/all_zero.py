def backward(X, Y, W1, W2, W3):
    dW1, dW2, dW3 = np.zeros_like(W1), np.zeros_like(W2), np.zeros_like(W3)
    f = forward(X, W1, W2, W3)
    return dW1, dW2, dW3
