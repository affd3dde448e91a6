def all_paths(edges, a, b):
    # one level at a time; stops at the first level that holds b
    level = [[a]]
    while level:
        done = [path for path in level if path[-1] == b]
        if done:
            return done
        level = [path + [v] for path in level for u, v in edges if u == path[-1]]
    return []
