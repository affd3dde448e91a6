def sgd_step(params, grads, eta):
    new = []
    for p, g in zip(params, grads):
        new.insert(0, p - eta * g)
    return new
