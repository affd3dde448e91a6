def sigmoid_backward(s, grad):
    out = np.empty(np.shape(s))
    for index in np.ndindex(out.shape):
        z = sigmoid(np.asarray(s)[index])
        out[index] = z * (1 - z) * np.asarray(grad)[index]
    return out
