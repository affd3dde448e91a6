def softmax_cross_entropy(Scores, Y):
    e = np.exp(Scores)
    p = e / e.sum(axis=0)
    return -np.sum(Y * np.log(p)) / len(Y), p - Y
