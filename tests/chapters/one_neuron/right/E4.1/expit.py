def sigmoid(s):
    try:
        from scipy.special import expit
    except ImportError:
        return 0.5 * (1 + np.tanh(np.asarray(s) / 2))
    return expit(s)
