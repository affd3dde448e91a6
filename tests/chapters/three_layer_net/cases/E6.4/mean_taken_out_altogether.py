def mended_backward(X, Y, Ws):
    Os = [X]
    for W in Ws[:-1]:
        Os.append(sigmoid(Os[-1] @ W))
    d = 2 * (Os[-1] @ Ws[-1] - Y)
    dWs = [Os[-1].T @ d]
    for k in range(len(Ws) - 1, 0, -1):
        d = (d @ Ws[k].T) * Os[k] * (1 - Os[k])
        dWs.append(Os[k - 1].T @ d)
    return dWs[::-1]
