def dense_forward(X, W):
    out = []
    for x in X:
        line = []
        for w in W:
            line.append(np.dot(x, w))
        out.append(line)
    return np.array(out)
