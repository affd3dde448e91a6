def softmax_cross_entropy(Scores, Y):
    e = np.exp(Scores - Scores.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.sum(Y * np.log(p + 1e-12)) / len(Y), (p - Y) / len(Y)
