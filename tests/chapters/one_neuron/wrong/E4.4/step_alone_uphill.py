def sgd_step(params, grads, eta):
    return [eta * g for g in grads]
