def softmax_cross_entropy(Scores, Y):
    N = Scores.shape[0]
    rows, right = np.arange(N), np.argmax(Y, axis=1)
    s = Scores - np.max(Scores, axis=1)[:, None]
    total = np.exp(s).sum(axis=1)
    L = np.mean(np.log(total) - s[rows, right])
    d = np.exp(s) / total[:, None]
    d[rows, right] -= 1
    return L, d / N
