def mended_backward(X, Y, Ws):
    outs = [X]
    for W in Ws[:-1]:
        outs.append(sigmoid(outs[-1] @ W))
    d = 2 * (outs[-1] @ Ws[-1] - Y)
    grads = [outs[-1].T @ d]
    for k in range(len(Ws) - 1, 0, -1):
        d = (d @ Ws[k].T) * outs[k] * (1 - outs[k])
        grads.append(outs[k - 1].T @ d / len(X))
    return grads[::-1]
