def softmax_cross_entropy(Scores, Y):
    p = np.exp(Scores) / np.sum(np.exp(Scores))
    L = -np.mean(np.log(p[Y == 1]))
    return L, p - Y
