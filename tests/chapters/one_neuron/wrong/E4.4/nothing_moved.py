def sgd_step(params, grads, eta):
    new = [p.copy() for p in params]
    for p, g in zip(new, grads):
        p = p - eta * g
    return new
