def softmax_cross_entropy(Scores, Y):
    shifted = Scores - Scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    p = np.exp(log_p)
    L = -np.mean(Y * log_p)
    d = (p - Y) / len(Y)
    return L, d
