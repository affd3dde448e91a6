def sigmoid_backward(s, grad):
    z = np.array(sigmoid(s))
    z *= 1 - z
    z *= grad
    return z.tolist()
