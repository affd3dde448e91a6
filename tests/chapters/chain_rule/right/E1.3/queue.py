from collections import deque
def all_paths(edges, a, b):
    queue, found = deque([(a,)]), []
    while queue:
        path = queue.popleft()
        if path[-1] == b:
            found.append(list(path))
        queue.extend(path + (v,) for u, v in edges if u == path[-1])
    return found
