def sgd_step(params, grads, eta):
    return [p - lr * g for p, g in zip(params, grads)]
