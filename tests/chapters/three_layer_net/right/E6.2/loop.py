def forward(X, W1, W2, W3):
    result, O = {}, X
    for k, W in enumerate((W1, W2), 1):
        result[f"H{k}"] = O.dot(W)
        O = 1 / (1 + np.exp(-result[f"H{k}"]))
        result[f"O{k}"] = O
    return dict(Yhat=np.einsum("nh,hk->nk", O, W3), **result)
