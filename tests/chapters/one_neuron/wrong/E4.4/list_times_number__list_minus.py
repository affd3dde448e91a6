def sgd_step(params, grads, eta):
    return params - eta * grads
