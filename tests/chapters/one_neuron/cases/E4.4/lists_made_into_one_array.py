def sgd_step(params, grads, eta):
    params = np.array(params)
    grads = np.array(grads)
    return list(params - eta * grads)
