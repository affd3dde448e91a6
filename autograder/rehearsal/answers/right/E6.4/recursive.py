def mended_backward(X, Y, Ws):
    """Each layer asks the next one for d."""

    def walk(O, rest):
        W = rest[0]
        if len(rest) == 1:
            d = 2 * (O @ W - Y) / len(Y)
            return [O.T @ d], d @ W.T
        out = sigmoid(O @ W)
        later, d = walk(out, rest[1:])
        d = d * out * (1 - out)
        return [O.T @ d] + later, d @ W.T

    return walk(X, Ws)[0]
