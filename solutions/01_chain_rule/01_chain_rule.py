# %% [markdown]
# # 01 · The chain rule
#
# *About 130 minutes · 13 points*
#
# Two roads lead from $x_1$ to $y$. Somebody pushes $x_1$ up by a tenth, and the push sets out on both of them. On the way it is stretched, shrunk, perhaps turned around.

# %% given="setup"
import numpy as np
from backprop import by_hand, check, course_map, derivative_graph, hint, lamps, predict, quiz
from backprop import roads_ahead, twins, two_roads, unfolding

# %%
course_map(here=1)

# %%
roads_ahead()

# %% [markdown]
# **How much of the push arrives at $y$?** A network that learns asks the same of each of its weights: how much of a push there arrives at the loss? This chapter answers with nothing but multiplying and adding.

# %% [markdown]
# ## 1.1 One road
#
# First a single road. A box triples what it gets, and the next box squares what it gets. Put in $x=2$: the first says $u=3\cdot2=6$, the second says $y=6^2=36$.
#
# Now push $x$ up by 0.01. The first box moves by 3 times the push, 0.03. The second, standing at 6, moves by about $2\cdot6=12$ times what reaches it, so by 0.36.
#
# How many times a small push grows on its way through a box is the box's slope, its derivative at that place. What leaves the first box is the push for the second, so along a road the slopes multiply: $12\cdot3=36$ times the push.
#
# By the **chain rule**, two boxes in a row have the slope of the outer one, taken where it stands, times the slope of the inner one. In symbols, with $f(g(x))$ for first $g$, then $f$, and $f'$, *f prime*, for the slope of $f$:
#
# $$\big(f(g(x))\big)'=f'(g(x))\cdot g'(x)$$
#
# The outer box stands at $g(x)=6$, and not at $x=2$: there its slope would be 4, and the answer wrong by a factor of three.

# %% [markdown]
# ### E1.1 `chain_1d(df, g, dg, x)` · 1 point
#
# Return the slope of $f(g(x))$ at `x`, a number. You get three functions: `df` is $f'$, `g` is $g$, `dg` is $g'$. You do not get $f$ itself, and you do not need it.
#
# On paper first: for the two boxes above, at $x=2$, it is 36.

# %% solution="chain_1d"
def chain_1d(df, g, dg, x):
    """The slope of f(g(x)) at x. df, g, dg: functions of one number."""
    ### BEGIN SOLUTION
    return df(g(x)) * dg(x)
    ### END SOLUTION

# %% test="E1.1" points=1
check("E1.1", chain_1d)

# %% [markdown]
# ## 1.2 Two roads
#
# Now the picture from the top. The first level multiplies and adds, $z_1=x_1x_2$ and $z_2=x_1+x_2$; the last box multiplies both, $y=z_1z_2$. So $x_1$ has two ways to move $y$.
#
# At $x_1=1$, $x_2=3$ the boxes hold $z_1=3$, $z_2=4$, $y=12$. Predict, then look.

# %%
predict("1.1", two_roads())

# %% [markdown]
# **What you saw.** Along each road the factors multiply: $4\cdot3=12$ through $z_1$, and $3\cdot1=3$ through $z_2$. Where roads meet, what they carry is added: $12+3=15$, and a push of 0.1 promises 1.5.
#
# In symbols it takes a curly ∂, read *partial*. The **partial derivative** $\partial y/\partial z_1$ says how fast $y$ moves when $z_1$ is pushed and the other input is held still. A product for each road, and a sum over the roads:
#
# $$\frac{\partial y}{\partial x_1}=\frac{\partial y}{\partial z_1}\cdot\frac{\partial z_1}{\partial x_1}+\frac{\partial y}{\partial z_2}\cdot\frac{\partial z_2}{\partial x_1}$$

# %% [markdown]
# **Why multiply along, and why add across?** Push $x_1$ up by a hundredth. Then $z_1$ goes from 3 to 3.03 and $z_2$ from 4 to 4.01. In letters, with Δ, *delta*, for "how far it moved": $\Delta z_1=0.03$ and $\Delta z_2=0.01$. The new $y$ is $3.03\cdot4.01=12.1503$. Where do the 0.1503 come from?
#
# | | |
# |---|---|
# | $z_1$ moves alone | $4\cdot0.03=0.12$ |
# | $z_2$ moves alone | $3\cdot0.01=0.03$ |
# | what is left, because both move | $0.03\cdot0.01=0.0003$ |
#
# The last line is a small number times a small number. Leave it out, and what remains is a sum:
#
# $$\Delta y\;\approx\;\frac{\partial y}{\partial z_1}\cdot\Delta z_1+\frac{\partial y}{\partial z_2}\cdot\Delta z_2$$
#
# In the **linear approximation** each input moves the result as if it were alone, and the moves add up; the smaller the pushes, the better it is. So roads add. And $\Delta z_1$ is itself $\frac{\partial z_1}{\partial x_1}$ times the push on $x_1$: so along a road slopes multiply. The formula above is these two sentences, put together.

# %% [markdown]
# **Promise and move are not the same.** For a push of 0.1 the slope promises 1.5, and $y$ moves by 1.53; for a push of 0.001 it promises 0.015, and $y$ moves by 0.015003. The smaller the push, the better the promise. A straight line such as $3x$ keeps it for a push of any size. How small is small enough is the subject of chapter 03.
#
# **Roads can cancel.** At $x_1=1$, $x_2=-2$ one road carries 2 and the other −2. Both are busy, and nothing arrives. A slope of 0 does not mean that nothing is connected.

# %% [markdown]
# ## 1.3 From one graph to the other
#
# A **computation graph** has a node for each number, and arrows from a number to those that are computed from it. Its solid arrows run from the inputs to $y$. That is the graph on which the values travelled.
#
# Now turn the arrows around, draw them dashed, and write on each one number. A **local derivative** says how fast a box moves with *one* of its inputs, while its other inputs are held still. The **derivative graph** is the new picture: arrows turned around, and on the one from $u$ to $v$ the local derivative, written $e_{uv}$. In figure 1.1 the buttons under the picture switch from one graph to the other.
#
# A dashed number has to know its own box and nothing else. Nobody has to see the whole graph.

# %% [markdown]
# **One edge is not the whole story.** Take $s=3x$ and $y=x\cdot s$ at $x=2$, so $s=6$ and $y=12$. The edge from $y$ to $x$ carries the other factor, $e_{yx}=6$, with $s$ held still. But $s$ does not hold still: it moves 3 times as fast as $x$, and each of its moves counts $x=2$ times in $y$. By the second road $2\cdot3=6$ arrive too, 12 together. (Indeed $y=3x^2$, and its slope at 2 is $6\cdot2=12$.)
#
# So two things need two names. $e_{uv}$ is local, what one edge carries. The **total derivative** $\partial u/\partial v$ counts all roads from $v$ to $u$: how fast $u$ moves with $v$ when whatever lies between them moves along. Where a single road leads from $v$ to $u$, and that road is one edge, the two are equal.

# %% [markdown]
# Here is the graph for the rest of this chapter and all of the next, one level deeper:
#
# $$z_1=x_1x_2,\qquad z_2=x_1+x_2,\qquad h_1=z_1z_2,\qquad h_2=z_1-z_2,\qquad y=h_1h_2$$
#
# At $x=(1,3)$: $z=(3,4)$, $h=(12,-1)$, $y=-12$. Between two neighbours there is no second road, so here $e_{h_1z_2}$ and $\partial h_1/\partial z_2$ are one number. The ten local derivatives come in three kinds:
#
# | box | its two edges | at $(1,3)$ |
# |---|---|---|
# | a product, $h_1=z_1z_2$ | to $z_1$: $z_2$; to $z_2$: $z_1$ | 4 and 3 |
# | a sum, $z_2=x_1+x_2$ | to each: 1 | 1 and 1 |
# | a difference, $h_2=z_1-z_2$ | to $z_1$: 1; to $z_2$: −1 | 1 and −1 |
#
# For a product each edge carries the *other* factor. This crossing will come back, in the neuron, in the layer and in the network.

# %% [markdown]
# ### Your turn
#
# Two boxes are left, both products. Put a number in place of each `None`, at $x=(1,3)$. Run the cell as often as you like.

# %%
z1_x1 = 3             # the edge from z1 to x1 carries x2: done for you
z1_x2 = None          # from z1 to x2
y_h1 = None           # from y to h1
y_h2 = None           # from y to h2

by_hand("1.3", z1_x2=z1_x2, y_h1=y_h1, y_h2=y_h2)

# %% [markdown]
# ### E1.2 `local_derivatives(x1, x2)` · 2 points
#
# Return the derivative graph of this example as a dictionary with ten entries. The key `("h1", "z2")` is the edge from $h_1$ back to $z_2$, and its value is the local derivative $e_{h_1z_2}$. A key begins with the node nearer to $y$:
#
# `("y","h1")`, `("y","h2")`, `("h1","z1")`, `("h1","z2")`, `("h2","z1")`, `("h2","z2")`, `("z1","x1")`, `("z1","x2")`, `("z2","x1")`, `("z2","x2")`
#
# Written out, a dictionary with one such entry is `{("a", "b"): 2.0}`. Run forward first: most edges need a value that was computed on the way.

# %% solution="local_derivatives"
def local_derivatives(x1, x2):
    """{(u, v): the local derivative of u for v} for the ten edges of the graph."""
    ### BEGIN SOLUTION
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    return {
        ("y", "h1"): h2, ("y", "h2"): h1,
        ("h1", "z1"): z2, ("h1", "z2"): z1,
        ("h2", "z1"): 1, ("h2", "z2"): -1,
        ("z1", "x1"): x2, ("z1", "x2"): x1,
        ("z2", "x1"): 1, ("z2", "x2"): 1,
    }
    ### END SOLUTION

# %% test="E1.2" points=2
check("E1.2", local_derivatives)

# %% [markdown]
# ## 1.4 Deeper
#
# With two levels between $x_1$ and $y$, how many roads are there? The formula for two roads still works if it is used twice. First $y$ sees $h_1$ and $h_2$:
#
# $$\frac{\partial y}{\partial x_1}=\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial x_1}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial x_1}$$
#
# Then $h_1$ asks the same question one level lower, and so does $h_2$. At the bottom nothing but edges is left:
#
# $$\frac{\partial y}{\partial x_1}=\frac{\partial y}{\partial h_1}\Big(\frac{\partial h_1}{\partial z_1}\frac{\partial z_1}{\partial x_1}+\frac{\partial h_1}{\partial z_2}\frac{\partial z_2}{\partial x_1}\Big)+\frac{\partial y}{\partial h_2}\Big(\frac{\partial h_2}{\partial z_1}\frac{\partial z_1}{\partial x_1}+\frac{\partial h_2}{\partial z_2}\frac{\partial z_2}{\partial x_1}\Big)$$
#
# With its brackets it has ten factors. Multiplied out there are four products of three, twelve factors. A **path** is one way to walk from $y$ back to $x_1$, and each of the four products belongs to one.

# %% [markdown]
# ## 1.5 Four lamps
#
# The four paths are four lamps. Switch one on: its edges light up, its three numbers are multiplied, and the product joins the sum. All four together give $\partial y/\partial x_1=9$.
#
# How do four paths share a 9? Predict, then look.

# %%
predict("1.2", lamps())

# %% [markdown]
# **What you saw.** One path carries 36, four times the answer, and the other three pull against it: $-12-3+36-12=9$. A path has no duty to agree with the sum. Leave one of them out, and the other three come to 21, 12, −27 or 21: the answer to another question.
#
# Now watch where the four come from. The slider unfolds the formula of 1.4, with the numbers under it, and one thing happens at each of its seven positions.

# %%
unfolding()

# %% [markdown]
# **What you saw.** The question "how fast does $y$ move with $x_1$" turned into the same question one level lower, twice, until it spoke of single edges. A question that is answered by asking it again, one level lower: keep that in mind for section 1.6.
#
# **A good place to pause.** You can find any derivative of a small graph with a pencil now. What is left of this chapter teaches it to a program, and asks how much of the work was done twice.

# %% [markdown]
# ## 1.6 The algorithm
#
# A graph is **acyclic** if no walk along its arrows comes back to where it began. What the lamps did is an algorithm, and it works wherever the graph is acyclic and the boxes are differentiable. To find the total derivative $\partial a/\partial b$:
#
# 1. find a path from $a$ to $b$ that you have not walked yet;
# 2. multiply the numbers on its edges;
# 3. add the product to the sum, and begin again.
#
# $$\frac{\partial a}{\partial b}=\sum_{\text{paths }a\to b}\;\prod_{\text{edges }u\to v\text{ of the path}}e_{uv}$$
#
# In words: multiply along (∏ is for products what Σ is for sums), add across. The path runs from $a$ to $b$ along the dashed arrows, from the output towards the inputs; on the solid arrows of the computation the same road leads from $b$ to $a$.

# %% [markdown]
# By hand for the other input. The four paths from $y$ back to $x_2$, at $(1,3)$:
#
# | path | product |
# |---|---|
# | $y\to h_1\to z_1\to x_2$ | $-1\cdot4\cdot1=-4$ |
# | $y\to h_1\to z_2\to x_2$ | $-1\cdot3\cdot1=-3$ |
# | $y\to h_2\to z_1\to x_2$ | ____ · ____ · ____ = ____ |
# | $y\to h_2\to z_2\to x_2$ | ____ · ____ · ____ = ____ |

# %%
through_h2_z1 = None   # the third product
through_h2_z2 = None   # the fourth
dy_dx2 = None          # the sum of all four

by_hand("1.6", through_h2_z1=through_h2_z1, through_h2_z2=through_h2_z2, dy_dx2=dy_dx2)

# %% [markdown]
# ### A question that asks itself
#
# To find all paths you need one more tool, and it is best met on another task. Who descends from Ada? Her children, and whoever descends from each of *them*. The question answers itself one level lower, and Python lets a function do the same.

# %%
children = {"Ada": ["Ben", "Cleo"], "Ben": ["Dora"], "Cleo": ["Emil", "Fay"], "Dora": [], "Emil": [], "Fay": []}

def descendants(person):
    """Everybody below a person: each child, and whoever is below that child."""
    found = []
    for child in children[person]:
        found.append(child)
        found += descendants(child)      # the same question, one level lower
    return found

print(descendants("Ada"))

# %% [markdown]
# **Recursion** is a function that calls itself on a smaller piece of the same task. Dora has no children; there the loop has nothing to do, and an empty list comes back. A recursion needs such an end, or it calls itself until Python gives up.
#
# On paper: for whom is the function called, and in which order? Put `print(person)` in front of `found = []` and see.

# %% [markdown]
# ### E1.3 `all_paths(edges, a, b)` · 2 points
#
# `edges` is a derivative graph as in E1.2: a dictionary from `(u, v)` to the local derivative $e_{uv}$. Return all paths from `a` to `b`, each as a list of names that begins with `a` and ends with `b`. Any order of the paths is right. In the graph below, four of them lead from `"y"` to `"x1"`; one is `["y", "h1", "z1", "x1"]`.
#
# No path, or a name that is not in the graph: an empty list. From `a` to `a` there is one path, `[a]`, with no edge at all; what comes back is a list of paths there, too.
#
# A path from `a` is a first step, and then a path from where that step led. Say that to Python as it was said of Ada's family; `for u, v in edges` goes through the arrows, from `u` to `v`.

# %%
derivative_graph()

# %% solution="all_paths"
def all_paths(edges, a, b):
    """All paths from a to b: [["y", "h1", "z1", "x1"], …]."""
    ### BEGIN SOLUTION
    if a == b:
        return [[a]]
    paths = []
    for u, v in edges:
        if u == a:
            paths += [[a, *rest] for rest in all_paths(edges, v, b)]
    return paths
    ### END SOLUTION

# %% test="E1.3" points=2
check("E1.3", all_paths)

# %% [markdown]
# The four lamps again. If your function finds all paths, the lamps are yours, in the order in which you found them; the line under the picture says whose they are.

# %%
lamps(all_paths)

# %% [markdown]
# ### E1.4 `path_sum(edges, a, b)` · 4 points
#
# Return the total derivative $\partial a/\partial b$: the sum over all paths of the product along each, a float. For the example at $(1,3)$: 9 towards `"x1"`, −7 towards `"x2"`.
#
# No path, or an unknown name: 0.0, for then $b$ cannot move $a$. From a node to itself: 1.0, the product of no factors. You may call `all_paths`.
#
# In Python, `len(path)` is the number of names in a path, `path[k]` is the name at place `k`, counted from 0, and `for k in range(3)` lets `k` be 0, 1 and 2.

# %% solution="path_sum"
def path_sum(edges, a, b):
    """∂a/∂b: multiply along each path, add across the paths."""
    ### BEGIN SOLUTION
    total = 0.0
    for path in all_paths(edges, a, b):
        product = 1.0
        for edge in zip(path, path[1:]):
            product *= edges[edge]
        total += product
    return total
    ### END SOLUTION

# %% test="E1.4" points=4
check("E1.4", path_sum)

# %% tags=["raises-exception"]
edges = local_derivatives(1.0, 3.0)
print("∂y/∂x1 =", path_sum(edges, "y", "x1"))
print("∂y/∂x2 =", path_sum(edges, "y", "x2"))

# %% [markdown]
# ## 1.7 The same thing twice
#
# Now a real network, the smallest there is: one input $x$, one weight $W_1$, a bent box $f$, a second weight $W_2$, and a loss that compares the result with the target $y$:
#
# $$L=\tfrac12\big(y-f(xW_1)\,W_2\big)^2$$
#
# (The ½ is the lecture's: it cancels the 2 that the slope of a square brings. The loss on the card of 00 does without.)
#
# From input to loss it is one road, so the chain rule gives both slopes. Written out in full they look busy. How much of it is the same thing, looked for twice?

# %%
twins()

# %% [markdown]
# **What you saw.** Both lines begin with the same factor, and inside it the same parts stand again. Worked out wherever they stand, the two lines take 10 multiplications. Worked out once and kept, 6 are left.
#
# $$\frac{\partial L}{\partial W_2}=-(y-\hat y)\,f(xW_1),\qquad\frac{\partial L}{\partial W_1}=-(y-\hat y)\,W_2\,f'(xW_1)\,x,\qquad \hat y=f(xW_1)\,W_2$$
#
# Four multiplications saved, in a net with two weights. The art of not looking twice for the same thing has a name, backpropagation, and a chapter of its own: the next one.

# %% [markdown]
# *How to read these two lines.* They hold for one sample and single numbers. When $x$, $W_1$ and $W_2$ become tables, the order of the factors matters and some of them must be turned on their side; multiplied as printed here, the shapes do not even fit. Chapter 05 derives the form for tables.
#
# One more word. What runs forward through the network is a signal, the values; an error exists at the end, where $\hat y$ meets $y$, and not before. It is the way back that carries the error, and therefore **back**propagation.

# %% [markdown]
# ## Quiz 1 · 1 point
#
# Choose as often as you like; the card answers every choice. Then write the numbers of your choices into the cell below it.

# %%
quiz("Q1")

# %% solution="quiz_1"
quiz_1 = {"a": None, "b": None, "c": None, "d": None}
### BEGIN SOLUTION
quiz_1 = {"a": 3, "b": 2, "c": 4, "d": 1}
### END SOLUTION

# %% test="Q1" points=1
check("Q1", quiz_1)

# %% [markdown]
# ## M1 · On paper: four products · 3 points
#
# The graph of this chapter, with letters instead of numbers; it stands below. Write in the cell below; plain text such as `dy/dh1 * dh1/dz1 * dz1/dx2` is as good as LaTeX, the language in which formulas are typeset. A person will read it.
#
# 1. Write $\partial y/\partial x_2$ as a sum of four products.
# 2. Say which factors stand in more than one of the products.
# 3. The formula of section 1.4 puts the *first* factors before brackets. Do it from the other end: two factors stand *last* in two products each. Write the formula so that each of them stands once, behind a bracket, and say which two multiplications were repeated.
#
# | points | for |
# |---|---|
# | 1 | all four products, three factors each, added |
# | 1 | all indices right, and each path ends where it should |
# | 1 | two repeated multiplications named, with brackets that remove both |

# %%
derivative_graph()

# %% [markdown] answer="M1" points=3
# **1.** One product for each path from $y$ back to $x_2$:
#
# $$\frac{\partial y}{\partial x_2}=\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial z_1}\frac{\partial z_1}{\partial x_2}+\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial z_2}\frac{\partial z_2}{\partial x_2}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_1}\frac{\partial z_1}{\partial x_2}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_2}\frac{\partial z_2}{\partial x_2}$$
#
# **2.** Each of $\dfrac{\partial y}{\partial h_1}$, $\dfrac{\partial y}{\partial h_2}$, $\dfrac{\partial z_1}{\partial x_2}$, $\dfrac{\partial z_2}{\partial x_2}$ stands in two products.
#
# **3.** The multiplications by $\dfrac{\partial z_1}{\partial x_2}$ and by $\dfrac{\partial z_2}{\partial x_2}$ are each made twice. With brackets, 6 multiplications instead of 8:
#
# $$\frac{\partial y}{\partial x_2}=\Big(\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial z_1}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_1}\Big)\frac{\partial z_1}{\partial x_2}+\Big(\frac{\partial y}{\partial h_1}\frac{\partial h_1}{\partial z_2}+\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_2}\Big)\frac{\partial z_2}{\partial x_2}$$
#
# (Taking $\partial y/\partial h_1$ and $\partial y/\partial h_2$ out in front, as section 1.4 does, saves as many; it earns the point where the two repeated multiplications are named.)

# %% [markdown]
# ## Now you can
#
# **differentiate any small graph, by hand and by program.**
#
# - put a local derivative on each edge, looking at one box at a time, and say what makes it total
# - multiply along a path, add across the paths
# - say how a push splits, how roads cancel, and why the promise of a slope is better for a smaller push

# %% [markdown]
# **Next: [02 Reverse mode](../02_reverse_mode/02_reverse_mode.ipynb).** Your `path_sum` is right, and too slow for a real network. A net with eight layers of eight has 16 777 216 paths from each input. It has only 520 edges. In the next chapter you build the walk that crosses each of them once, and let it differentiate formulas that you type.

# %% [markdown]
# ## Hand in

# %%
from backprop import hand_in

hand_in(1)

# %%
course_map(1)
