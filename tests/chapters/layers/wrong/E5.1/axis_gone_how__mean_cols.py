def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return np.mean(grad * z * (1 - z), axis=-1, keepdims=True)
