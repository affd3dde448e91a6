from collections import deque

def all_paths(edges, a, b):
    found, todo = [], deque([(b,)])
    while todo:
        tail = todo.popleft()
        if tail[0] == a:
            found.append(list(tail))
            continue
        for u, v in edges:
            if v == tail[0]:
                todo.append((u,) + tail)
    return found
