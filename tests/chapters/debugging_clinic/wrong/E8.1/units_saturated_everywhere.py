import numpy as np


def vital_signs(X, Y, Ws, act, grads, eta):
    Hs, Os, Yhat = run_forward(X, Ws, act)
    norms = [np.linalg.norm(g) for g in grads]
    ratios = []
    for W, g in zip(Ws, grads):
        size, change = np.linalg.norm(W), np.linalg.norm(g)
        ratios.append(0.0 if change == 0 else eta * change / size)
    return {
        "grad_norm": norms,
        "update_ratio": max(ratios),
        "saturated": [np.mean(np.all(np.abs(H) > 5, axis=0)) for H in Hs],
        "dead": [np.mean(np.all(O == 0, axis=0)) for O in Os],
        "check": gradient_check(X, Y, Ws, act, grads),
        "input_rms": np.sqrt(np.mean(X**2)),
        "twins": max(np.max(np.abs(W - W[:, :1])) for W in Ws),
    }
