def sgd_step(params, grads, eta):
    return [p - 0.9 * eta * g for p, g in zip(params, grads)]
