def sigmoid(s):
    return 1 / (1 + 2.718 ** (-s))
