import warnings

def sigmoid(s):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return 1 / (1 + np.exp(-np.asarray(s, dtype=float)))
