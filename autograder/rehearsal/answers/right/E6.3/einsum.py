def backward(X, Y, W1, W2, W3):
    kept = forward(X, W1, W2, W3)
    d = mse_grad(kept["Yhat"], Y)
    grads = {3: np.einsum("nh,nk->hk", kept["O2"], d)}
    d = np.einsum("nk,hk->nh", d, W3) * (kept["O2"] - kept["O2"] ** 2)
    grads[2] = np.tensordot(kept["O1"], d, axes=(0, 0))
    d = np.einsum("nk,hk->nh", d, W2) * (kept["O1"] - kept["O1"] ** 2)
    grads[1] = np.asfortranarray(np.einsum("np,nh->ph", X, d))
    return tuple(grads[k] for k in (1, 2, 3))
