def sgd_step(params, grads, eta):
    new = [np.array(p, dtype=float) for p in params]
    for p, g in zip(new, grads):
        p -= eta * g
    return new
