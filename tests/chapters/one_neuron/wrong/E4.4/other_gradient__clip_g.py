def sgd_step(params, grads, eta):
    return [p - eta * np.clip(g, -1, 1) for p, g in zip(params, grads)]
