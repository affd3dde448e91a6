def sgd_step(params, grads, eta):
    return [p - eta * (g + 0.1 * p) for p, g in zip(params, grads)]
