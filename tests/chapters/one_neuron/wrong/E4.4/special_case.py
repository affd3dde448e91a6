def sgd_step(params, grads, eta):
    if not params:
        return None
    return [p - eta * g for p, g in zip(params, grads)]
