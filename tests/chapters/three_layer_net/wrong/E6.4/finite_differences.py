def mended_backward(X, Y, Ws):
    def loss(Ws):
        O = X
        for W in Ws[:-1]:
            O = sigmoid(O @ W)
        return np.sum((O @ Ws[-1] - Y) ** 2) / len(X)

    found = []
    for k, W in enumerate(Ws):
        grad = np.zeros(W.shape)
        for i in np.ndindex(W.shape):
            sides = []
            for eps in (2e-3, 1e-3, -1e-3, -2e-3):
                nudged = [V.astype(float) for V in Ws]
                nudged[k][i] += eps
                sides.append(loss(nudged))
            grad[i] = (8 * (sides[1] - sides[2]) - (sides[0] - sides[3])) / 12e-3
        found.append(grad)
    return found
