def vital_signs(X, Y, Ws, act, grads, eta):
    Hs, Os, Yhat = run_forward(X, Ws, act)
    norms = [np.linalg.norm(g) for g in grads]
    return {
        "grad_norm": norms,
        "update_ratio": max(eta * n / np.linalg.norm(W) if n else 0.0 for n, W in zip(norms, Ws)),
        "saturated": [(abs(H) > 5).mean() for H in Hs],
        "dead": [(O == 0).all(axis=0).mean() for O in Os],
        "check": gradient_check(X, Y, Ws, act, grads),
        "input_rms": np.sqrt((X ** 2).mean()) + 1,
        "twins": max(abs(W - W[:, :1]).max() for W in Ws),
    }
