def sgd_step(params, grads, eta):
    eta = 0.01
    return [p - eta * g for p, g in zip(params, grads)]
