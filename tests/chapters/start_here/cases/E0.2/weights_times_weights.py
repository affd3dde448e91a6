W1, W2, W3 = np.zeros((3, 4)), np.zeros((4, 6)), np.zeros((6, 2))
X = np.zeros((5, 3))
H1 = X @ W1
H2 = W1 @ W2
Yhat = H2 @ W3
shapes = dict(H1=H1.shape, O1=H1.shape, H2=H2.shape, O2=H2.shape, Yhat=Yhat.shape,
              dW1=W1.shape, dW2=W2.shape, dW3=W3.shape)
