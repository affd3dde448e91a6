def sgd_step(params, grads, eta):
    return [p - g for p, g in zip(params, grads)]
