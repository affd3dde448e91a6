def sgd_step(params, grads, eta):
    return np.array(params) - eta * np.array(grads)
