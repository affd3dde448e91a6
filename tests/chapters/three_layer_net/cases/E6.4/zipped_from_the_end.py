def mended_backward(X, Y, Ws):
    Os = [np.asarray(X)]
    for W in Ws[:-1]:
        Os += [sigmoid(Os[-1].dot(W))]
    d = 2 * (Os[-1].dot(Ws[-1]) - Y) / len(Y)
    grads = []
    for O, W in zip(reversed(Os), reversed(Ws)):
        grads = [O.T.dot(d)] + grads
        d = d.dot(W.T) * O * (1 - O)
    return grads
