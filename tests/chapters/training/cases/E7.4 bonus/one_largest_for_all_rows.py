def softmax_cross_entropy(Scores, Y):
    e = np.exp(Scores - np.max(Scores))
    p = e / e.sum(axis=1, keepdims=True)
    N = len(Y)
    L = -np.sum(Y * np.log(p)) / N
    return L, (p - Y) / N
