def forward(X, W1, W2, W3):
    out, A = {}, X
    for k, W in enumerate((W1, W2), 1):
        out[f"H{k}"] = np.einsum("ni,ij->nj", A, W)
        A = out[f"O{k}"] = sigmoid(out[f"H{k}"])
    return {"Yhat": A.dot(W3), **out}
