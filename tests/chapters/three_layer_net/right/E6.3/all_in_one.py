def backward(X, Y, W1, W2, W3):
    s = lambda a: 1 / (1 + np.exp(-a))
    N = X.shape[0]
    H1 = X.dot(W1)
    H2 = s(H1).dot(W2)
    d3 = -2.0 * (Y - s(H2).dot(W3)) / N
    d2 = np.multiply(d3.dot(W3.T), np.exp(-H2) / (1 + np.exp(-H2)) ** 2)
    d1 = np.multiply(d2.dot(W2.T), 1 / (2 + 2 * np.cosh(H1)))
    return [X.T.dot(d1), s(H1).T.dot(d2), s(H2).T.dot(d3)]
