def softmax_cross_entropy(Scores, Y):
    p = np.exp(Scores) / np.exp(Scores).sum(axis=1, keepdims=True)
    return -np.sum(Y * np.log(p)) / len(Y), (p - Y) / len(Y)
