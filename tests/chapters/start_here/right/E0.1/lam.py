weighted_sum = lambda x, w: (x[None, :] @ w[:, None]).item()
