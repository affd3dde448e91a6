def sgd_step(params, grads, eta):
    for p, g in zip(params, grads):
        p -= eta * g
    return params
