def sgd_step(params, grads, eta):
    new = []
    for p, g in zip(params, grads):
        new = new.append(p - eta * g)
    return new
