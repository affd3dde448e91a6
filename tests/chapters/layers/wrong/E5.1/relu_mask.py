def sigmoid_backward(s, grad):
    ds = np.array(grad, dtype=float)
    ds[s <= 0] = 0
    return ds
