def sgd_step(params, grads, eta):
    new = [p.astype(float).copy() for p in params]
    for p, g in zip(new, grads):
        p -= eta * g
    return new
