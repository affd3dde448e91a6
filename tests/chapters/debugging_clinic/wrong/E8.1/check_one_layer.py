import numpy as np


def vital_signs(X, Y, Ws, act, grads, eta):
    Hs, Os, Yhat = run_forward(X, Ws, act)

    def loss(V):
        return mse(run_forward(X, [V] + list(Ws[1:]), act)[2], Y)

    # the first layer only, entry by entry
    num = np.zeros(Ws[0].shape)
    for i in np.ndindex(num.shape):
        E = np.zeros(num.shape)
        E[i] = 1e-5
        num[i] = (loss(Ws[0] + E) - loss(Ws[0] - E)) / 2e-5
    check = np.max(np.abs(num - grads[0])) / max(1e-12, np.max(np.abs(num)) + np.max(np.abs(grads[0])))
    ratios = [eta * np.linalg.norm(g) / np.linalg.norm(W) if g.any() else 0.0 for W, g in zip(Ws, grads)]
    return {
        "grad_norm": [np.linalg.norm(g) for g in grads],
        "update_ratio": max(ratios),
        "saturated": [np.mean(np.abs(H) > 5) for H in Hs],
        "dead": [np.mean(np.all(O == 0, axis=0)) for O in Os],
        "check": check,
        "input_rms": np.sqrt(np.mean(X**2)),
        "twins": max(np.max(np.abs(W - W[:, :1])) for W in Ws),
    }
