def sgd_step(params, grads, eta):
    return list(map(lambda p, g: (p + (-eta) * g).tolist(), params, grads))
