def vital_signs(X, Y, Ws, act, grads, eta):
    Hs, Os, Yhat = run_forward(X, Ws, act)
    ratio = 0.0
    for W, g in zip(Ws, grads):
        size = np.linalg.norm(g)
        if size > 0:
            ratio += eta * size / np.linalg.norm(W)
    return {
        "grad_norm": [np.linalg.norm(g) for g in grads],
        "update_ratio": ratio,
        "saturated": [(np.abs(H) > 5).mean() for H in Hs],
        "dead": [np.all(O == 0, axis=0).mean() for O in Os],
        "check": gradient_check(X, Y, Ws, act, grads),
        "input_rms": np.sqrt((X ** 2).mean()),
        "twins": max(np.max(np.abs(W - W[:, :1])) for W in Ws),
    }
