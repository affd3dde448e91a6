def sgd_step(params, grads, eta):
    return [p - eta * g / len(g) for p, g in zip(params, grads)]
