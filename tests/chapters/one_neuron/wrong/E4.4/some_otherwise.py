def sgd_step(params, grads, eta):
    new = [p - eta * g for p, g in zip(params, grads)]
    new[-1] = params[-1] + eta * grads[-1]
    return new
