def sigmoid_backward(s, grad):
    z = sigmoid(s)
    slope = np.dot(z, 1 - z)
    return slope * grad
