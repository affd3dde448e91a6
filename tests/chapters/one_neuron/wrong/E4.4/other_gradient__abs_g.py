def sgd_step(params, grads, eta):
    return [p - eta * np.abs(g) for p, g in zip(params, grads)]
