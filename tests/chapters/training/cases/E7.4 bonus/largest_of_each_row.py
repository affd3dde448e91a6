def softmax_cross_entropy(Scores, Y):
    top = np.array([row.max() for row in Scores])[:, None]
    log_p = Scores - top - np.log(np.exp(Scores - top).sum(axis=1, keepdims=True))
    return -np.mean((log_p * Y).sum(axis=1)), (np.exp(log_p) - Y) / Y.shape[0]
