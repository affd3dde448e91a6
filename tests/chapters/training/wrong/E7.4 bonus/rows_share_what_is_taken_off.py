def softmax_cross_entropy(Scores, Y):
    Scores = Scores - Scores.max()
    log_p = Scores - np.log(np.exp(Scores).sum(axis=1, keepdims=True))
    return -np.sum(log_p * Y) / len(Y), (np.exp(log_p) - Y) / len(Y)
