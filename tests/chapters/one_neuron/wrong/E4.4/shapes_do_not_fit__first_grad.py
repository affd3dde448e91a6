def sgd_step(params, grads, eta):
    return [p - eta * grads[0] for p in params]
