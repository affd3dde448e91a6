def sgd_step(params, grads, eta):
    return [p - eta * np.where(g > 0, 1, -1) for p, g in zip(params, grads)]
