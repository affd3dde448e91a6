def local_derivatives(x1, x2):
    value = {"x1": x1, "x2": x2}
    rules = [("z1", "*", "x1", "x2"), ("z2", "+", "x1", "x2"), ("h1", "*", "z1", "z2"), ("h2", "-", "z1", "z2"), ("y", "*", "h1", "h2")]
    slopes = {}
    for name, sign, a, b in rules:
        if sign == "*":
            value[name] = value[a] * value[b]
            slopes[name, a], slopes[name, b] = value[b], value[a]
        else:
            plus = 1 if sign == "+" else -1
            value[name] = value[a] + plus * value[b]
            slopes[name, a], slopes[name, b] = 1, plus
    return slopes
