def sgd_step(params, grads, eta):
    moved = [np.array(p, dtype=float) for p in params]
    for i, g in enumerate(grads):
        moved[i] -= eta * np.asarray(g)
    return moved
