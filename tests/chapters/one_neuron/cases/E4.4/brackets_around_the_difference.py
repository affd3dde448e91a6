def sgd_step(params, grads, eta):
    new = []
    for p, g in zip(params, grads):
        new.append((p - g) * eta)
    return new
