def weighted_sum(x, w):
    print(np.dot(x, w))
