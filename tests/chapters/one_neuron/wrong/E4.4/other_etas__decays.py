def sgd_step(params, grads, eta):
    return [p - eta / (i + 1) * g for i, (p, g) in enumerate(zip(params, grads))]
