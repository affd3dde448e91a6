def sgd_step(params, grads, eta):
    return list(map(lambda p, g: np.subtract(p, eta * g), params, grads))
