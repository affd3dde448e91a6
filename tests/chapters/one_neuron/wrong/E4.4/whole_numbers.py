def sgd_step(params, grads, eta):
    new = []
    for p, g in zip(params, grads):
        q = np.empty_like(p)
        q[...] = p - eta * g
        new.append(q)
    return new
