def sgd_step(params, grads, eta):
    new = [p - eta * g for p, g in zip(params, grads)]
