def train_2d(X, Y, seed):
    print("trained")
