def sgd_step(params, grads, eta):
    new = []
    for g in grads:
        new.append(-eta * g)
    return new
