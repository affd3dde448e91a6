def softmax_cross_entropy(Scores, Y):
    shifted = Scores - Scores.max(axis=0, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))
    p = np.exp(log_p)
    return -np.sum(Y * log_p) / len(Y), (p - Y) / len(Y)
