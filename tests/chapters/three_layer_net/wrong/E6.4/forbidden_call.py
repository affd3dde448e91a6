def mended_backward(X, Y, Ws):
    found = []
    for k in range(len(Ws)):
        def loss(W):
            O = X
            for V in [*Ws[:k], W, *Ws[k + 1 :]][:-1]:
                O = sigmoid(O @ V)
            return np.sum((O @ [*Ws[:k], W, *Ws[k + 1 :]][-1] - Y) ** 2) / len(X)
        found.append(numerical_gradient(loss, Ws[k]))
    return found
