def softmax_cross_entropy(Scores, Y):
    p = 1 / (1 + np.exp(-Scores))
    return -np.sum(Y * np.log(p)) / len(Y), (p - Y) / len(Y)
