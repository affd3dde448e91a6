def sgd_step(params, grads, eta):
    v = 0
    new = []
    for p, g in zip(params, grads):
        v = 0.9 * v + g.mean()
        new.append(p - eta * v)
    return new
