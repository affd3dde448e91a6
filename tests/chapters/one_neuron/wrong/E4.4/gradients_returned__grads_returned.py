def sgd_step(params, grads, eta):
    return [g for g in grads]
