def sgd_step(params, grads, eta):
    for i in range(len(params)):
        params[i] = params[i] - eta * grads[i]
