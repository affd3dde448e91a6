def sgd_step(params, grads, eta):
    for p, g in zip(params, grads):
        p = p - eta * g
    return params
