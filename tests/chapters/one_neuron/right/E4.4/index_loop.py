def sgd_step(params, grads, eta):
    result = []
    for i in range(len(params)):
        result.append(np.subtract(params[i], np.multiply(eta, grads[i])))
    return result
