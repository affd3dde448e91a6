def sgd_step(params, grads, eta):
    m = np.mean([np.mean(g) for g in grads])
    return [p - eta * m for p in params]
