def sigmoid_backward(s, grad):
    rows = []
    for i in range(len(s)):
        z = sigmoid(s[i])
        rows.append(z * (1 - z) * grad[i])
    return np.array(rows)
