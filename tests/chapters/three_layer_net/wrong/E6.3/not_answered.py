def backward(X, Y, W1, W2, W3):
    raise NotImplementedError
