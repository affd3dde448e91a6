def sigmoid_backward(s, grad):
    z = sigmoid(s)
    grad = np.clip(grad, -1e6, 1e6)
    return grad * z * (1 - z)
