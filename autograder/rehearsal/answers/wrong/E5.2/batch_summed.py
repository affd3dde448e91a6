def dense_forward(X, W):
    Z = 0
    for row in X:
        Z = Z + row @ W
    return Z
