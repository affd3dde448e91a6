# %% [markdown]
# # 02 · Reverse mode
#
# *About 110 minutes · 12 points*
#
# An accountant has to know how $y$ answers to $x_1$. He walks four paths, writes four products, adds. Then somebody asks about $x_2$. He takes a new sheet and walks four paths.

# %% given="setup"
import numpy as np
from backprop import by_hand, check, course_map, hint, predict, quiz
from backprop import regrouping, tape, two_bills, who_pays

# %%
course_map(here=2)

# %%
two_bills()

# %% [markdown]
# Line by line, the two bills begin with the same two numbers. He multiplied them on the first sheet and threw the result away. **How much work is there really, if nothing is worked out twice?**

# %% [markdown]
# ## 2.1 Who pays more?
#
# You can differentiate any differentiable graph now: walk all paths. It remains to do it fast.
#
# Take a graph in layers: 3 inputs, then 4 layers of 3 nodes, all connected, then one output. Predict, then look.

# %%
predict("2.1", who_pays())

# %% [markdown]
# **What you saw.** Each layer multiplies the number of paths by 3, so there are $3\cdot3\cdot3\cdot3=3^4=81$ from one input. Each layer *adds* nine edges, so there are $4\cdot9+3=39$ in the whole graph. For $k$ inputs and $L$ layers of $k$:
#
# $$\text{paths from one input}=k^L,\qquad \text{edges}=Lk^2+k$$
#
# With eight layers of eight that is 16 777 216 against 520. Walking along the paths is hopeless there, walking along the edges is not.

# %% [markdown]
# ## 2.2 Nothing twice
#
# Take the accountant's bill for $x_1$, with letters instead of numbers, and its four products sorted by where they end:
#
# $$\frac{\partial y}{\partial x_1}=\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial z_1}\frac{\partial z_1}{\partial x_1}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_1}\frac{\partial z_1}{\partial x_1}+\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial z_2}\frac{\partial z_2}{\partial x_1}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_2}\frac{\partial z_2}{\partial x_1}$$
#
# Eight multiplication signs would fit between these factors. How many are needed? Predict, then look.

# %%
predict("2.1b", regrouping())

# %% [markdown]
# **What you saw.** Two of the products end with $\frac{\partial z_1}{\partial x_1}$. Written once, behind a bracket, it is multiplied once; and so is $\frac{\partial z_2}{\partial x_1}$:
#
# $$\frac{\partial y}{\partial x_1}=\Big(\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial z_1}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_1}\Big)\frac{\partial z_1}{\partial x_1}+\Big(\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial z_2}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_2}\Big)\frac{\partial z_2}{\partial x_1}$$
#
# Now read what stands in the brackets. The first is the path sum from $y$ to $z_1$, the second that from $y$ to $z_2$, and neither speaks of $x_1$. So they serve $x_2$ as well: 8 multiplications for both inputs, where two bills would take 16.

# %% [markdown]
# The graph of chapter 01 again, at $(1,3)$, but now from the output backwards, and each node writes down what arrives. Call that number the node's gradient: how fast $y$ moves when this node is pushed.
#
# | level | node | its gradient |
# |---|---|---|
# | 4 | $y$ | 1 |
# | 3 | $h_1$ | $1\cdot(-1)=-1$ |
# | 3 | $h_2$ | $1\cdot12=12$ |
# | 2 | $z_1$ | $-1\cdot4+12\cdot1=8$ |
# | 2 | $z_2$ | $-1\cdot3+12\cdot(-1)=-15$ |
# | 1 | $x_1$ | $8\cdot3+(-15)\cdot1=9$ |
# | 1 | $x_2$ | $8\cdot1+(-15)\cdot1=-7$ |
#
# Each line uses finished numbers of the level above and the edges between. The 8 and the −15 were worked out once, and both inputs read them off.

# %% [markdown]
# The same in symbols, from the output down:
#
# $$3:\quad\frac{\partial y}{\partial h_1},\qquad\frac{\partial y}{\partial h_2}$$
#
# $$2:\quad\frac{\partial y}{\partial z_1}=\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial z_1}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_1},\qquad\frac{\partial y}{\partial z_2}=\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial z_2}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_2}$$
#
# $$1:\quad\frac{\partial y}{\partial x_1}=\frac{\partial y}{\partial z_1}\frac{\partial z_1}{\partial x_1}+\frac{\partial y}{\partial z_2}\frac{\partial z_2}{\partial x_1},\qquad\frac{\partial y}{\partial x_2}=\frac{\partial y}{\partial z_1}\frac{\partial z_1}{\partial x_2}+\frac{\partial y}{\partial z_2}\frac{\partial z_2}{\partial x_2}$$
#
# Read one of them aloud: the gradient of $z_1$ is the sum, over all nodes that **use** $z_1$, of the user's gradient times the edge. No path appears anywhere.

# %% [markdown]
# **Reverse-mode differentiation** is this walk from the output back: each node adds up what its users send, and then sends in its turn. In neural networks it is called backpropagation. The figure walks it edge by edge, in the right way and in two wrong ones: a node **adds** what arrives, or it **overwrites** what stood there, or it **sends too early**, before all its users have reported.
#
# In the mode “overwrite”, where does it go wrong first? Predict, then look.

# %%
predict("2.2", tape())

# %% [markdown]
# **What you saw.** $h_1$ and $h_2$ have one user each, and stay right. $z_1$ and $z_2$ have two: the second message wipes out the first, and 12 and −12 stand where 8 and −15 should. From there on everything is wrong, although each of the multiplications was right: a node's gradient is a **sum** over its users.
#
# Sending too early is more treacherous. At the end $z_1$ and $z_2$ are right, and $x_2$ is right by accident; only $x_1$ is not, −15 instead of 9. Both $z_1$ and $z_2$ had reported before $h_2$ spoke: they sent on −4 and −3 where 8 and −15 belong. What they missed, 12 and −12, cancels at $x_2$, where both edges carry 1, and not at $x_1$. Had $z_1$ alone been too early, $x_1$ would be −27 and $x_2$ −19.

# %% [markdown]
# That second mistake has been made in public. Somebody proposed to leave the order out of micrograd, a small engine made for learning; its author answered that this fails where a node in the middle is used again (karpathy/micrograd, pull request 64). On a tree, where no node has two users, nobody would notice.

# %% [markdown]
# ### Your turn
#
# The same graph at $x=(2,1)$. Forward: $z=(2,3)$, $h=(6,-1)$, $y=-6$. Backward, the first two levels are done: $\partial y/\partial h=(-1,6)$. The edges from $h_1$ carry 3 and 2, those from $h_2$ carry 1 and −1, those from $z_1$ carry 1 and 2, those from $z_2$ carry 1 and 1.

# %%
dy_dz1 = -1 * 3 + 6 * 1   # done for you: h1's message and h2's message
dy_dz2 = None             # the two messages that arrive at z2
dy_dx1 = None             # the two messages that arrive at x1
dy_dx2 = None             # the two messages that arrive at x2

by_hand("2.2", dy_dz2=dy_dz2, dy_dx1=dy_dx1, dy_dx2=dy_dx2)

# %% [markdown]
# ## 2.3 The right order
#
# "After all its users have reported": that is the whole art. A node may send when all nodes that use it have sent. A **topological order** is a list of nodes that obeys this: whoever uses a node stands before it. A graph may have several such orders, and each of them is legal here; a graph with a cycle has none.
#
# Distance from the output is not such an order. Take $y\to a\to b\to s\to x$ and a short cut $y\to s$: the node $s$ is one step from $y$, yet it must wait for $b$, which is two steps away.

# %% [markdown]
# ### E2.1 `backward_order(edges, out)` · 2 points
#
# Return a list of node names: all nodes that can be reached from `out` along the edges, each once, `out` first, and **each node after all nodes that use it**, that is, `u` before `v` for each edge `(u, v)`. Nodes that cannot be reached do not belong in it.
#
# Any legal order is right. The dictionary lists the edges in any order, so a loop that takes them as they come is not enough. One way is to call a node finished when everything below it is finished, and to read the list of finished nodes from its end.

# %% solution="backward_order"
def backward_order(edges, out):
    """All nodes reachable from out, each after all nodes that use it."""
    ### BEGIN SOLUTION
    finished = []

    def finish(node):
        if node not in finished:
            for u, v in edges:
                if u == node:
                    finish(v)
            finished.append(node)

    finish(out)
    return finished[::-1]
    ### END SOLUTION

# %% test="E2.1" points=2
check("E2.1", backward_order)

# %% [markdown]
# **A good place to pause.** The order is settled. When you come back, the walk itself is seven lines, and at the end of the chapter it differentiates formulas that you type.

# %% [markdown]
# ## 2.4 The engine
#
# ### E2.2 `reverse_mode(edges, out)` · 5 points
#
# Return a dictionary with the gradients of all nodes: $\partial\,\texttt{out}/\partial\,\texttt{node}$. Its keys are all nodes that occur in `edges`, and `out` itself. Whatever cannot be reached from `out` cannot move it: 0.0.
#
# - `out` moves with itself one to one. That is where you begin.
# - Go through the nodes in a legal order; each sends its gradient times the edge to each node it uses.
# - Leave `edges` as it is. A second call gives the same again.
#
# For the example at $(1,3)$: $y$ 1, $h$ (−1, 12), $z$ (8, −15), $x$ (9, −7). The check has a graph ready with 33 million paths, a ladder of diamonds; seven lines that walk edges do not even notice.

# %% solution="reverse_mode"
def reverse_mode(edges, out):
    """{node: ∂out/∂node} for all nodes, walking back from out."""
    ### BEGIN SOLUTION
    grad = {node: 0.0 for edge in edges for node in edge}
    grad[out] = 1.0
    for sender in backward_order(edges, out):
        for (u, v), derivative in edges.items():
            if u == sender:
                grad[v] += grad[u] * derivative
    return grad
    ### END SOLUTION

# %% test="E2.2" points=5
check("E2.2", reverse_mode)

# %% [markdown]
# Here is the tape once more. When your function is right it runs on yours: it watches which multiplications your code makes, in which order, and plays them back. The line under the picture says whose tape it is.

# %%
tape(reverse_mode)

# %% [markdown]
# ## 2.5 What it costs
#
# The walk back crosses each edge once: one multiplication and one addition for each. So the arithmetic grows with the number of **edges**, and so does that of the walk forward. It pays for *all* inputs at once, and for all nodes between.
#
# Finding the edges can cost more. A loop `for u, v in edges` inside a loop over the nodes makes no multiplication more, but it *looks* at all edges once for each node, so its looking grows with nodes times edges. That is good enough here; a framework keeps for each node a list of its own edges, and then the looking too grows with the edges.
#
# A **parameter** is a number that learning changes, such as a weight. Edges are not parameters. The lecture behind this course counts the two as one, and in a drawing where each edge carries a weight of its own that is right. Where is it not? Take the neuron of section 0.2, give it σ and a loss, and draw it with a node for each number, the products too. Count both; M2 asks for what you find.

# %% [markdown]
# ### E2.3 `cost(widths)` · 2 points
#
# For a graph in layers, all connected, return the pair `(n_paths, n_edges)`: the number of paths from **one** input to **one** output, and the number of all edges. `widths` is a tuple from the inputs to the output; `(2, 2, 2, 1)` is the graph of this chapter and gives `(4, 10)`.

# %% solution="cost"
def cost(widths):
    """(paths from one input to one output, edges) of a fully connected layered graph."""
    ### BEGIN SOLUTION
    n_paths = 1
    for width in widths[1:-1]:
        n_paths *= width
    n_edges = sum(a * b for a, b in zip(widths, widths[1:]))
    return n_paths, n_edges
    ### END SOLUTION

# %% test="E2.3" points=2
check("E2.3", cost)

# %% tags=["raises-exception"]
for layers in (1, 2, 4, 8, 16):
    paths, edges = cost((8,) * (layers + 1) + (1,))
    print(f"{layers:2} layers of 8: {paths:>19,} paths, {edges:>5,} edges")

# %% [markdown]
# > **A box: the same walk forwards.** Nothing forces us to begin at the output. Begin at $x_1$ with a 1 and walk the solid arrows: $\partial z/\partial x_1=(3,1)$, then $\partial h/\partial x_1=(15,2)$, then $\partial y/\partial x_1=-1\cdot15+12\cdot2=9$. **Forward mode** walks with the signal: one walk tells how *everything* answers to *one* input, and nothing has to be remembered.
# >
# > The walk back tells how *one* output answers to *everything*. A network has one loss and perhaps a million weights, so it walks back. For one input and a million outputs it would be the other way round. In between, finding the cheapest order to multiply in is a hard problem; training does not need it.

# %% [markdown]
# ## 2.6 The recorder
#
# So far somebody handed you the graph. A framework is handed a formula. Where does its graph come from?
#
# It is written down on the way. Below, a `Number` has a value and a name, and each time it is added, subtracted or multiplied it makes a new `Number` with the edges back to both parts. **Automatic differentiation** records a formula while it is worked out, and then walks back through the record. The recorder is given, it is twenty-odd lines. (A `class` describes a kind of thing: here `__init__` says what is noted when a `Number` is made, and `__add__` what `+` does with two of them.) The walk back is yours.
#
# One question before it runs. In `y = x * x` the box `y` uses `x` twice, so there are two edges from `y` to `x`. A dictionary has room for one. What should stand there at $x=3$?

# %%
edge_from_y_to_x = None    # for y = x * x, at x = 3

by_hand("2.6", edge_from_y_to_x=edge_from_y_to_x)

# %% given="recorder"
from itertools import count

class Number:
    """A value, a name, and the local derivatives of all that it was made of."""
    unused = count(1)

    def __init__(self, value, parts=(), name=None):
        self.value, self.name = value, name or f"n{next(Number.unused)}"
        self.edges = {edge: slope for part, _ in parts for edge, slope in part.edges.items()}
        for part, slope in parts:
            edge = self.name, part.name
            self.edges[edge] = self.edges.get(edge, 0) + slope  # used twice: both edges in one

    def __add__(self, other):
        other = as_number(other)
        return Number(self.value + other.value, [(self, 1), (other, 1)])

    def __sub__(self, other):
        other = as_number(other)
        return Number(self.value - other.value, [(self, 1), (other, -1)])

    def __mul__(self, other):
        other = as_number(other)
        return Number(self.value * other.value, [(self, other.value), (other, self.value)])

    __radd__, __rmul__ = __add__, __mul__
    def __rsub__(self, other): return as_number(other) - self

def as_number(a):
    return a if isinstance(a, Number) else Number(a)

def σ(a):
    z = 1 / (1 + np.exp(-a.value))
    return Number(z, [(a, z * (1 - z))])

# %% [markdown]
# Look at the four operations. `self` is the number before the sign and `other` the one behind it; what stands beside each of them is what the table in section 1.3 says, and the last line of `σ` is a slope that chapter 04 explains. One piece of the chain rule is here: where a box uses the same number twice, `self.edges.get(edge, 0) + slope` adds the two edges. To multiply along the roads, and to add where roads of several boxes meet, is left to `reverse_mode`, and you wrote it.

# %% tags=["raises-exception"]
x1, x2 = Number(1.0, name="x1"), Number(3.0, name="x2")

z1, z2 = x1 * x2, x1 + x2
y = (z1 * z2) * (z1 - z2)      # the boxes of this chapter, as formulas

gradient = reverse_mode(y.edges, y.name)
print("y =", y.value, "  ∂y/∂x1 =", gradient["x1"], "  ∂y/∂x2 =", gradient["x2"])

# %% [markdown]
# 9 and −7, from a formula that nobody drew. **Now type a formula of your own**, with `+`, `-`, `*` and `σ`, and numbers if you like, and let your engine differentiate it. Begin with the one below, whose slope you know: $x^2$ has $2x$. Then one whose slope you do not. Four operations are all it has: a power is written `x * x`, a half `0.5 * x`, and −x is `0 - x`.

# %% tags=["raises-exception"]
x = Number(3.0, name="x")

y = x * x

print("y =", y.value, "  ∂y/∂x =", reverse_mode(y.edges, y.name)["x"])

# %% [markdown]
# Your engine differentiates your formula. What frameworks add is arrays in the place of single numbers, more operations than these four, and speed; their walk back is of the kind that you wrote.

# %% [markdown]
# ## Quiz 2 · 1 point
#
# Choose as often as you like; the card answers every choice. Then write the numbers of your choices into the cell below it.

# %%
quiz("Q2")

# %% solution="quiz_2"
quiz_2 = {"a": None, "b": None, "c": None}
### BEGIN SOLUTION
quiz_2 = {"a": 1, "b": 3, "c": 4}
### END SOLUTION

# %% test="Q2" points=1
check("Q2", quiz_2)

# %% [markdown]
# ## M2 · In your own words · 2 points
#
# In at most six sentences, in the cell below:
#
# 1. Why is it enough in reverse mode to cross each edge once, and why does the order matter for that?
# 2. Give one case in which the number of edges is not the number of parameters.
#
# | points | for |
# |---|---|
# | 1 | what must be true of a node when it sends, and what goes wrong if it is not |
# | 1 | a case that is right, with its two numbers or a clear reason |

# %% [markdown] answer="M2" points=2
# The gradient of a node is the sum of the messages of all its users. If a node waits until all of them have arrived, its number is final, and it has to send it along each of its edges once; the paths are then contained in these sums without being walked. If it sends earlier, the messages that come later are either lost or must be sent after, and the edge is crossed again.
#
# One sigmoid neuron with two weights, drawn with all its boxes, has 10 edges and 2 parameters. (Or: with a batch of N samples each weight belongs to N edges. Or: the edges of sums, of σ and of the loss carry no parameter.)

# %% [markdown]
# ## Now you can
#
# **write the walk back that frameworks make, and let it differentiate a formula that you type.**
#
# - put the nodes of any graph into a legal order for the way back
# - find the gradients of all nodes in one walk, and say what it costs
# - name three ways to spoil it: overwrite, send too early, start without the 1

# %% [markdown]
# **Next: [03 Gradient check](../03_gradient_check/03_gradient_check.ipynb).** The tape showed a wrong walk that ends with six of seven numbers right. Who would notice? You need a second opinion that knows nothing of graphs, and you will build it now: after it you can check any gradient that anyone gives you, and the chapters that follow lean on that.

# %% [markdown]
# ## Hand in

# %%
from backprop import hand_in

hand_in(2)

# %%
course_map(2)
