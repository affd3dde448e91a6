def vital_signs(X, Y, Ws, act, grads, eta):
    Hs, Os, _ = run_forward(X, Ws, act)
    signs = {}
    signs["grad_norm"] = [float(np.sqrt((g * g).sum())) for g in grads]
    ratios = [0.0]
    for n, W in zip(signs["grad_norm"], Ws):
        if n != 0:
            with np.errstate(all="ignore"):
                ratios.append(float(eta * n / np.linalg.norm(W)))
    signs["update_ratio"] = float(np.max(ratios))
    signs["saturated"] = [float(np.count_nonzero(np.abs(H) > 5) / H.size) for H in Hs]
    signs["dead"] = [float(np.mean(~O.any(axis=0))) for O in Os]
    signs["check"] = gradient_check(X, Y, Ws, act, grads)
    signs["input_rms"] = float(np.sqrt(np.mean(np.square(X))))
    signs["twins"] = float(max(np.abs(W - W[:, [0]]).max() for W in Ws))
    return signs
