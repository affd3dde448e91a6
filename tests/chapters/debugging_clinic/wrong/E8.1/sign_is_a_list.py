def norm(A):
    return float(np.sqrt(np.sum(np.square(A))))

def vital_signs(X, Y, Ws, act, grads, eta):
    Hs, Os, Yhat = run_forward(X, Ws, act)
    ratios = [eta * norm(g) / norm(W) if norm(g) else 0.0 for g, W in zip(grads, Ws)]
    return {
        "grad_norm": [norm(g) for g in grads],
        "update_ratio": max(ratios),
        "saturated": [float(np.mean(np.abs(H) > 5)) for H in Hs],
        "dead": [float(np.mean(np.max(np.abs(O), axis=0) == 0)) for O in Os],
        "check": gradient_check(X, Y, Ws, act, grads),
        "input_rms": list(np.sqrt(np.mean(X ** 2, axis=0))),
        "twins": max(float(np.abs(W - W[:, [0]]).max()) for W in Ws),
    }
