def vital_signs(X, Y, Ws, act, grads, eta):
    return [np.linalg.norm(g) for g in grads], 0.1
