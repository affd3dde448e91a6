def sgd_step(params, grads, eta):
    new = [p.copy() for p in params]
    for i in range(1, len(params)):
        new[i] = params[i] - eta * grads[i]
    return new
