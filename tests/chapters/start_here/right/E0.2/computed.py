X, W1, W2, W3 = np.ones((5, 3)), np.ones((3, 4)), np.ones((4, 6)), np.ones((6, 2))
H1 = X @ W1
H2 = H1 @ W2
shapes = dict(H1=H1.shape, O1=H1.shape, H2=H2.shape, O2=H2.shape, Yhat=(H2 @ W3).shape, dW1=W1.shape, dW2=W2.shape, dW3=W3.shape)
