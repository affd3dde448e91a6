def sgd_step(params, grads, eta):
    return [p - np.sqrt(eta) * g for p, g in zip(params, grads)]
