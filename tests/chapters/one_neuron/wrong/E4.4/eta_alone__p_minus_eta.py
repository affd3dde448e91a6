def sgd_step(params, grads, eta):
    return [p - eta for p, g in zip(params, grads)]
