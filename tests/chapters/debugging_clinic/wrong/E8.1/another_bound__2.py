import numpy as np


def vital_signs(X, Y, Ws, act, grads, eta):
    Hs, Os, Yhat = run_forward(X, Ws, act)
    norms = [np.linalg.norm(g) for g in grads]
    sizes = [np.linalg.norm(W) for W in Ws]
    return {
        "grad_norm": norms,
        "update_ratio": max(0.0 if n == 0 else eta * n / s for n, s in zip(norms, sizes)),
        "saturated": [np.mean(np.abs(H) > 4) for H in Hs],
        "dead": [np.mean(np.all(O == 0, axis=0)) for O in Os],
        "check": gradient_check(X, Y, Ws, act, grads),
        "input_rms": np.sqrt(np.mean(X**2)),
        "twins": max(np.max(np.abs(W - W[:, :1])) for W in Ws),
    }
