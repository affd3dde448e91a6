shapes = {}
