import numpy as np


def vital_signs(X, Y, Ws, act, grads, eta):
    Hs, Os, Yhat = run_forward(X, Ws, act)
    signs = {"grad_norm": [], "update_ratio": 0.0, "saturated": [], "dead": [], "twins": 0.0}
    for W, g in zip(Ws, grads):
        norm = float((g**2).sum() ** 0.5)
        signs["grad_norm"].append(norm)
        if norm > 0:
            signs["update_ratio"] = max(signs["update_ratio"], eta * norm / float((W**2).sum() ** 0.5))
        for j in range(W.shape[1]):
            signs["twins"] = max(signs["twins"], float(abs(W[:, j] - W[:, 0]).max()))
    for H, O in zip(Hs, Os):
        signs["saturated"].append(float(np.count_nonzero((H > 5) | (H < -5)) / H.size))
        signs["dead"].append(sum(not O[:, j].any() for j in range(O.shape[1])) / O.shape[1])
    signs["check"] = gradient_check(X, Y, Ws, act, grads)
    signs["input_rms"] = float(np.linalg.norm(X) / X.size**0.5)
    return signs
