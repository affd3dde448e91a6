def backward(X, Y, W1, W2, W3):
    n = forward(X, W1, W2, W3)
    Ws, ins = [W1, W2, W3], [X, n["O1"], n["O2"]]
    d, out = np.multiply(2 / len(Y), n["Yhat"] - Y), []
    for k in (2, 1, 0):
        out.insert(0, np.einsum("ni,nj->ij", ins[k], d))
        if k:
            d = np.matmul(d, Ws[k].T) * (ins[k] - ins[k] ** 2)
    return out
