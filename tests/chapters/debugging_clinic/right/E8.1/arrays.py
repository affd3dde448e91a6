import numpy as np


def vital_signs(X, Y, Ws, act, grads, eta):
    Hs, Os, _ = run_forward(X, Ws, act)
    g = np.array([np.sqrt((grad * grad).sum()) for grad in grads])
    w = np.array([np.sqrt((W * W).sum()) for W in Ws])
    with np.errstate(all="ignore"):
        ratio = np.nan_to_num(eta * g / w, posinf=np.inf).max()
    return dict(
        twins=np.array([max(np.ptp(W, axis=1).max() and abs(W - W[:, [0]]).max() for W in Ws)]),
        input_rms=np.square(X).mean() ** 0.5,
        check=gradient_check(X, Y, Ws, act, grads),
        dead=np.array([(abs(O).max(axis=0) == 0).mean() for O in Os]),
        saturated=tuple((abs(H) > 5).mean() for H in Hs),
        update_ratio=ratio,
        grad_norm=g,
    )
