def sgd_step(params, grads, eta):
    return [p - eta * np.sum(g) for p, g in zip(params, grads)]
