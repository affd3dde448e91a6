def softmax_cross_entropy(Scores, Y):
    L, d = 0.0, np.zeros(np.shape(Scores))
    for n in range(len(Y)):
        top = max(Scores[n])
        e = [np.exp(s - top) for s in Scores[n]]
        total = sum(e)
        for k in range(len(e)):
            if Y[n][k]:
                L -= Scores[n][k] - top - np.log(total)
            d[n, k] = (e[k] / total - Y[n][k]) / len(Y)
    return L / len(Y), d
