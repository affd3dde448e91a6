def mended_backward(X, Y, Ws):
    Os = [X]
    for W in Ws:
        Os.append(sigmoid(Os[-1] @ W))
    d = 2 / len(X) * (Os[-1] - Y)
    dWs = []
    for k in range(len(Ws) - 1, -1, -1):
        d = d * Os[k + 1] * (1 - Os[k + 1])
        dWs.append(Os[k].T @ d)
        d = d @ Ws[k].T
    return dWs[::-1]
