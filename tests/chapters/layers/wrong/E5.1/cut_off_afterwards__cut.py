def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return np.clip(grad * z * (1 - z), -0.2, 0.2)
