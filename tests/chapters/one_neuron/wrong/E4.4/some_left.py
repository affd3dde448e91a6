def sgd_step(params, grads, eta):
    new = [np.array(p) for p in params]
    for i in range(1, len(new)):
        new[i] = new[i] - eta * grads[i]
    return new
