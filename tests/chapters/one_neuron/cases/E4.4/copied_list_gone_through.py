def sgd_step(params, grads, eta):
    new = list(params)
    for i, (p, g) in enumerate(zip(new, grads)):
        p -= eta * g
    return new
