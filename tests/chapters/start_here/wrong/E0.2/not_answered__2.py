shapes = {"H1": (5, 4), "O1": (5, 4), "H2": None, "O2": None, "Yhat": None, "dW1": None, "dW2": None, "dW3": None}
