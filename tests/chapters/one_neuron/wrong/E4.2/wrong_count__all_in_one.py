def neuron_forward(x, w, y):
    s = np.dot(x, w)
    z = sigmoid(s)
    return {"s": s, "z": z, "L": (y - z) ** 2}
