def mended_backward(X, Y, Ws):
    Os = [X]
    for W in Ws[:-1]:
        Os.append(sigmoid(Os[-1] @ W))
    d = 2 / len(X) * (Os[-1] @ Ws[-1] - Y)
    for k in range(len(Ws) - 1, -1, -1):
        W = Ws[k]
        Ws[k] = Os[k].T @ d
        if k:
            d = (d @ W.T) * Os[k] * (1 - Os[k])
    return Ws
