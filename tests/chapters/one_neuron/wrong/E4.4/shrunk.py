def sgd_step(params, grads, eta):
    return [p * (1 - eta * g) for p, g in zip(params, grads)]
