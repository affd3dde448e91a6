def sgd_step(params, grads, eta):
    return [p * eta * g for p, g in zip(params, grads)]
