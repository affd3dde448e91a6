def vital_signs(X, Y, Ws, act, grads, eta):
    Hs, Os, Yhat = run_forward(X, Ws, act)
    return {"grad_norm": [np.linalg.norm(g) for g in grads],
            "update_ratio": max(eta * np.linalg.norm(g) / max(np.linalg.norm(W), 1e-300) for g, W in zip(grads, Ws)),
            "saturated": [100 * np.mean(np.abs(H) > 5) for H in Hs],
            "dead": [np.mean((O == 0).all(axis=0)) for O in Os],
            "check": gradient_check(X, Y, Ws, act, grads),
            "input_rms": np.sqrt(np.mean(X ** 2)),
            "twins": max(np.abs(W - W[:, :1]).max() for W in Ws)}
