def sgd_step(params, grads, eta):
    return {i: p - eta * g for i, (p, g) in enumerate(zip(params, grads))}
