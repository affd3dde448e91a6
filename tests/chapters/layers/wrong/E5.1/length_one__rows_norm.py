def sigmoid_backward(s, grad):
    z = sigmoid(s)
    out = grad * z * (1 - z)
    return out / np.linalg.norm(out)
