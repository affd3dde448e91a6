def sgd_step(params, grads, eta):
    return [p - g / eta for p, g in zip(params, grads)]
