import warnings
warnings.filterwarnings("ignore")

def sigmoid(s):
    return 1 / (1 + np.exp(-s))
