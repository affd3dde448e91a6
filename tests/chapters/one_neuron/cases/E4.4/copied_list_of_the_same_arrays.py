def sgd_step(params, grads, eta):
    new = params.copy()
    for i in range(len(new)):
        new[i] -= eta * grads[i]
    return new
