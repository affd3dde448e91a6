shapes = {k: np.array(v) for k, v in {"H1": (5, 4), "O1": (5, 4), "H2": (5, 6), "O2": (5, 6), "Yhat": (5, 2), "dW1": (3, 4), "dW2": (4, 6), "dW3": (6, 2)}.items()}
