def sigmoid(s):
    raise NotImplementedError("your turn")
