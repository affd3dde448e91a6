# %% [markdown]
# # 05 · Layers
#
# *About 130 minutes · 16 points*
#
# One neuron you can train with pencil and paper. A network has thousands, and nobody writes thousands of chains by hand. What saves us is that neurons stand side by side in layers, and that a whole layer is a single brick with two doors: values go in at one, gradients at the other.
#
# Change the brick in the middle and see who notices.

# %% given="setup"
import numpy as np
from backprop import by_hand, check, course_map, hint, lego, predict, quiz, squeeze, talks, valve

# %%
course_map(here=5)

# %%
lego()

# %% [markdown]
# A **layer** is anything that can do two things. **Forward**: take an array, hand on an array. **Backward**: take the gradient of what it handed on, hand back the gradient of what it was given. It need not know its neighbours, and they need not know it. Any of the four in the figure fits, as long as it goes back with *its own* slope: the sigmoid; **tanh**, a sigmoid stretched to run from −1 to 1; **ReLU**, which lets positive numbers through and makes 0 of negative ones; a sine.
#
# With a borrowed slope all shapes still fit and nothing crashes. The gradient check of chapter 03 notices. Remember that; in chapter 06 you will need it.
#
# The lecture gives the matrix formulas of two such layers and adds that they will be derived in the seminar. This is the seminar.

# %% [markdown]
# ## 5.1 The sigmoid, both ways
#
# The first brick has no weights at all. It squeezes the numbers it is given, each for itself, and on the way back it acts like a valve: how much gets through depends on how steep the sigmoid is where the number stood.
#
# Two numbers go in, one comes out.

# %%
valve()

# %% [markdown]
# **What you saw.** What arrives is multiplied by the slope and handed back, nothing else: with $s=1.5$ the slope is 0.149, so 0.298 of 2 gets through. The most it can let through is a quarter, at $s=0$.

# %% given="from-chapter-04"
def sigmoid(s):
    """As you built it in 04."""
    e = np.exp(-np.abs(s))
    return np.where(np.asarray(s) >= 0, 1, e) / (1 + e)

# %% [markdown]
# ### E5.1 `sigmoid_backward(s, grad)` · 2 points
#
# Return what the sigmoid hands back. `s` is what went in on the way forward, `grad` is what arrives on the way back; both have the same shape, any shape, and so has the result. `sigmoid` is given above. For $s=1.5$ and grad 2: 0.298.

# %% solution="sigmoid_backward"
def sigmoid_backward(s, grad):
    """∂L/∂s, same shape as s. grad: the gradient that arrives, ∂L/∂z."""
    ### BEGIN SOLUTION
    z = sigmoid(s)
    return z * (1 - z) * grad
    ### END SOLUTION

# %% test="E5.1" points=2
check("E5.1", sigmoid_backward)

# %% [markdown]
# What you have written, in symbols, for each entry of the array by itself:
#
# $$\frac{\partial L}{\partial s}=\underbrace{\sigma(s)\,\bigl(1-\sigma(s)\bigr)}_{\text{its own slope}}\;\cdot\;\underbrace{\frac{\partial L}{\partial z}}_{\text{what arrived}}$$
#
# Both factors are needed. The slope alone says how the brick bends, and not whether anybody cares; what arrived says how much the loss cares, and not whether this number can still move it.

# %% [markdown]
# ## 5.2 Who talks to whom
#
# The second brick is the **dense layer**: all inputs feed all outputs, each connection with a weight of its own. The numbers that describe a sample are its **features**. For one sample with three of them, and for two neurons, these are two sums:
#
# $$z_1=x_1w_{11}+x_2w_{21}+x_3w_{31}\qquad\qquad z_2=x_1w_{12}+x_2w_{22}+x_3w_{32}$$
#
# The first index of a weight says where it comes from, the second where it goes. Now four samples at once: they stand in the rows of $X$, the two neurons in the columns of $W$, and all eight sums are one matrix product, $Z=XW$.
#
# Somewhere behind it a loss is computed, and what comes back is $dZ$: for each entry of $Z$, how fast the loss grows with it. (From here on $dA$ is short for $\partial L/\partial A$. It has the shape of $A$.) Now $W$ wants to know its share.
#
# Predict, then look.

# %%
predict("5.2", talks())

# %% [markdown]
# **What you saw.** The weight $w_{21}$ was used four times, once in each row, each time multiplied by feature 2 of that row and added into output 1. So four messages come back to it, $x_{n2}\cdot dz_{n1}$, and messages of one owner add up: $2\cdot0.5+(-1)\cdot2+1\cdot(-1)+0\cdot3=-2$.
#
# Nobody decided to sum over the samples. It is the rule of chapter 02, *add what comes back along each path*, and the four samples are four paths. A column of $X$ times a column of $dZ$, for each pair of columns: that is a matrix product with the first one turned on its side, its **transpose**: rows become columns, written $X^{\mathsf T}$, in code `X.T`.
#
# $$dW=X^{\mathsf T}\,dZ\qquad\qquad dX=dZ\,W^{\mathsf T}$$
#
# Read aloud: *what came in, turned, times what came back*; and *what came back, times the weights, turned*. The second is the first told from the other side: a feature was used once for each output, so its messages add up over the outputs, a row of $dZ$ with a row of $W$. The step of descent is the one you know, for all weights at once: $W^{(t)}=W^{(t-1)}-\eta\,dW$, taken at $W^{(t-1)}$.

# %% [markdown]
# ### The same by hand
#
# The first two samples alone, so that it fits on one line:
#
# $$X=\begin{pmatrix}1&2&0\\0&-1&3\end{pmatrix}\qquad W=\begin{pmatrix}2&1\\1&-1\\-1&3\end{pmatrix}\qquad dZ=\begin{pmatrix}0.5&1\\2&-1\end{pmatrix}$$
#
# | entry | who talks to it | product | |
# |---|---|---|---|
# | $z_{11}$ | row 1 of $X$, column 1 of $W$ | $1\cdot2+2\cdot1+0\cdot(-1)$ | 4 |
# | $dw_{21}$ | column 2 of $X$, column 1 of $dZ$ | $2\cdot0.5+(-1)\cdot2$ | **−1** |
# | $dx_{11}$ | row 1 of $dZ$, row 1 of $W$ | $0.5\cdot2+1\cdot1$ | 2 |
#
# Is it true? Push $w_{21}$ up by 0.01. Then $z_{11}$ grows by 0.02 and $z_{21}$ shrinks by 0.01. Together they move the loss by about $0.02\cdot0.5-0.01\cdot2=-0.01$, and that is $0.01\cdot dw_{21}$.

# %% [markdown]
# ### Your turn
#
# The same three arrays. Indices count from 1 here, as on paper.

# %%
dw21 = 2 * 0.5 + (-1) * 2      # done for you: column 2 of X with column 1 of dZ
dw31 = None                    # column 3 of X with column 1 of dZ:  0 · ____ + 3 · ____
dx12 = None                    # row 1 of dZ with row 2 of W:  0.5 · ____ + 1 · ____
dx23 = None                    # row ____ of dZ with row ____ of W
shape_dW = None                # for X (7, 4) and W (4, 6): a pair, (rows, columns)

by_hand("5.2", dw31=dw31, dx12=dx12, dx23=dx23, shape_dW=shape_dW)

# %% [markdown]
# Shapes are half of the derivation. With $X$ of shape (7, 4) and $dZ$ of shape (7, 6) there is one order, and one choice of what to turn, whose product has the shape of $W$. If you ever forget the formula, lay the shapes side by side like dominoes.
#
# They are not the other half. As soon as $W$ is square, $dZ\,W$ fits just as well as $dZ\,W^{\mathsf T}$, and is wrong. That is why the checks of this chapter begin with arrays that are not square.

# %% [markdown]
# ### E5.2 `dense_forward(X, W)` · 1 point
#
# Return $Z=XW$. `X` has shape (N, p), `W` has (p, k), the result (N, k).

# %% solution="dense_forward"
def dense_forward(X, W):
    """Z = X W: (N, p), (p, k) -> (N, k)."""
    ### BEGIN SOLUTION
    return X @ W
    ### END SOLUTION

# %% test="E5.2" points=1
check("E5.2", dense_forward)

# %% [markdown]
# ### E5.3 `dense_backward(X, W, dZ)` · 4 points
#
# Return `(dX, dW)`, in that order: the gradients of the loss for the input and for the weights. `dZ`, the gradient that arrives, has shape (N, k); `dX` has the shape of `X`, `dW` the shape of `W`. Two lines are enough.

# %% solution="dense_backward"
def dense_backward(X, W, dZ):
    """(dX, dW), with the shapes of X (N, p) and W (p, k). dZ: (N, k), the gradient that arrives."""
    ### BEGIN SOLUTION
    dX = dZ @ W.T
    dW = X.T @ dZ
    return dX, dW
    ### END SOLUTION

# %% test="E5.3" points=4
check("E5.3", dense_backward)

# %% [markdown]
# **A second opinion.** To nudge, we need a loss. Any will do; the handiest is $L=\sum_{n,k}z_{nk}\,c_{nk}$ with fixed numbers $c$, because then the gradient that arrives is exactly $c$.

# %% given="second-opinion"
def numerical_gradient(f, W, eps=1e-5):
    """As you built it in 03: nudge each entry up and down, and see how f moves."""
    W = np.array(W, dtype=float)
    grad = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        up, down = W.copy(), W.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% tags=["raises-exception"]
rng = np.random.default_rng(0)
X0, W0, c = rng.normal(size=(7, 4)), rng.normal(size=(4, 6)), rng.normal(size=(7, 6))
dX0, dW0 = dense_backward(X0, W0, c)
print("dX off by", np.abs(dX0 - numerical_gradient(lambda X: np.sum(dense_forward(X, W0) * c), X0)).max())
print("dW off by", np.abs(dW0 - numerical_gradient(lambda W: np.sum(dense_forward(X0, W) * c), W0)).max())

# %% [markdown]
# > **In a box: where is the bias?** A bias is a weight on an input that is 1 for all samples. Append a column of ones to $X$, and the last row of $W$ holds the biases; nothing you wrote has to change.
# >
# > That serves the first layer. Behind a sigmoid no column is 1 any more, so a deeper layer that wants a bias $b$ must own it: $Z=XW+b$, the same $b$ in all rows. It is used $N$ times, so $N$ messages come back and add up: $db$ is the sum of $dZ$ over its rows, shape (k,). For the two samples above, $db=(2.5,\;0)$.
# >
# > The cell below checks it by nudging. This course goes on without: in the plane the column of ones is enough for its networks, and the one that reads digits in chapter 07 has not even that.

# %%
b0 = rng.normal(size=6)
db = c.sum(axis=0)
print("db off by", np.abs(db - numerical_gradient(lambda b: np.sum((X0 @ W0 + b) * c), b0)).max())

# %% [markdown]
# > **In a box: one large table.** Books write the derivative of many outputs for many inputs as one large table, the **Jacobian**: a row for each output, a column for each input. Sixteen pictures of digits in the first layer of chapter 07 are an $X$ of (16, 64) and a $W$ of (64, 32): the table of $Z=XW$ for $W$ has 1 048 576 entries, and at least 31 of 32 are 0. Nobody fills it in. What a brick has to know is what the table does to a row that arrives, and that is $X^{\mathsf T}dZ$: 2 048 numbers. A way back hands on products with Jacobians and no Jacobian ever stands in memory.

# %% [markdown]
# **A good place to pause.** The layer is derived and written. What follows is what happens when many of them stand in a row, then the two bricks as objects, a quiz, and the proof on paper.

# %% [markdown]
# ## 5.3 The squeeze
#
# Put the two bricks together. A dense layer hands its sums to a layer of sigmoids; some are near 0, some are far out. How far they spread, the **τ** of the next figure, depends on how large the weights are: two thirds of the sums lie between −τ and τ. Each sigmoid then goes back with its own slope, a quarter at the most.
#
# So the larger the weights, the more of the neurons, or **units**, fall asleep. How soon? Predict, then look.

# %%
predict("5.3", squeeze())

# %% [markdown]
# **What you saw.** At $τ=1$ the mean slope is still 0.207. At $τ\approx2.7$ it is half of its maximum, although 6 % of the units, no more, lie beyond 5. At $τ=8$ it is 0.049: more than half of the units, 53 %, are saturated and hand back less than 0.7 % of what arrives.
#
# This is what ails deep sigmoid networks. Each layer of sigmoids lets a quarter through at the most, and the weights have to make up for it. Small ones cannot. Large ones push the sums further out, where less than a quarter gets through: in a chain of single neurons they lose more than they bring, in a wide layer the few units that stay awake carry it on and the others sleep. Chapter 08 measures both, and has a ward for those who strayed.

# %% [markdown]
# ## 5.4 A brick as an object
#
# Between forward and backward a layer has to remember something: the sigmoid where it stood, the dense layer what came in. So far you passed that by hand. An object can keep it to itself, and then a whole network is a list: forward from left to right, backward from right to left.

# %% [markdown]
# ### E5.4 `Dense` and `Sigmoid` · 3 points
#
# Two classes, each with `forward(x)` and `backward(grad)`.
#
# - `forward` returns the output and keeps what the way back will need. If it is called twice, the last call counts.
# - `backward` returns the gradient of the input.
# - Inside a class, **`self`** is the object at hand: what is put into `self.x` by `forward` is there when `backward` comes.
# - `Dense(W)` keeps its matrix in `self.W`, the very one it was given, not a copy. `backward` also leaves ∂L/∂W in `self.dW`, written anew at each call.
#
# You may call the functions above.

# %% solution="Dense"
class Dense:
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        """Z = x W."""
        ### BEGIN SOLUTION
        self.x = x
        return dense_forward(x, self.W)
        ### END SOLUTION

    def backward(self, grad):
        """The gradient of x; self.dW holds the gradient of W."""
        ### BEGIN SOLUTION
        dX, self.dW = dense_backward(self.x, self.W, grad)
        return dX
        ### END SOLUTION

# %% solution="Sigmoid"
class Sigmoid:
    def forward(self, x):
        """σ(x)."""
        ### BEGIN SOLUTION
        self.x = x
        return sigmoid(x)
        ### END SOLUTION

    def backward(self, grad):
        """The gradient of x."""
        ### BEGIN SOLUTION
        return sigmoid_backward(self.x, grad)
        ### END SOLUTION

# %% test="E5.4" points=3
check("E5.4", Dense, Sigmoid)

# %% [markdown]
# Here is a network out of your bricks. All it knows about itself is their order.

# %% tags=["raises-exception"]
row = [Dense(W0), Sigmoid(), Dense(rng.normal(size=(6, 3)))]
out = X0
for layer in row:
    out = layer.forward(out)
grad = np.ones_like(out)
for layer in reversed(row):
    grad = layer.backward(grad)
print("came out:", out.shape, " came back:", grad.shape, " first weights:", row[0].dW.shape)

# %% [markdown]
# ### Bonus: a brick of your own · no points
#
# Any layer passes the same test: nudge its input, compare. Write one that nobody gave you a formula for: tanh, ReLU, the sine from the figure, $x^3$, one that turns each row around. It takes nothing to make it, `MyLayer()`, and has the same two doors.

# %% solution="MyLayer"
class MyLayer:
    def forward(self, x):
        """Anything you like, on an array of shape (N, p)."""
        ### BEGIN SOLUTION
        self.out = np.tanh(x)
        return self.out
        ### END SOLUTION

    def backward(self, grad):
        """The gradient of x."""
        ### BEGIN SOLUTION
        return (1 - self.out**2) * grad
        ### END SOLUTION

# %% tags=["raises-exception"]
check("E5.4 bonus", MyLayer)

# %% [markdown]
# ## Quiz 5 · 1 point
#
# Choose as often as you like; the card answers every choice. Then write the numbers of your choices into the cell below it.

# %%
quiz("Q5")

# %% solution="quiz_5"
quiz_5 = {"a": None, "b": None, "c": None}
### BEGIN SOLUTION
quiz_5 = {"a": 2, "b": 3, "c": 3}
### END SOLUTION

# %% test="Q5" points=1
check("Q5", quiz_5)

# %% [markdown]
# ## M5 · On paper: the proof of the seminar · 5 points
#
# You have used $dW=X^{\mathsf T}dZ$ and $dX=dZ\,W^{\mathsf T}$. Prove both. $X$ has shape (N, p), $W$ has (p, k), and $L$ is any number computed from $Z=XW$. Write in the cell below; plain text such as `dL/dw_ij = sum over n, m of ...` is as good as LaTeX. A person will read it.
#
# If you want a hand-rail:
#
# - **(a)** Write one entry, $z_{nm}$, as a sum.
# - **(b)** What is $\partial z_{nm}/\partial w_{ij}$? For which $n$ and $m$ is it 0?
# - **(c)** Write $\partial L/\partial w_{ij}$ with the chain rule. $L$ hears $w_{ij}$ through *all* entries of $Z$, so the sum runs over all $n$ and all $m$. Then drop what is 0.
# - **(d)** Which entry of which matrix product is that? Do the same for $\partial L/\partial x_{ni}$.
# - **(e)** Check both results by their shapes.
#
# | points | for |
# |---|---|
# | 1 | (a) the entry as a sum over the features |
# | 1 | (b) the derivative, and when it is 0 |
# | 1 | (c) the chain rule with the sum over all samples and all outputs |
# | 1 | (d) both sums recognised as matrix products, the transposes in the right place |
# | 1 | (e) shapes of both |
#
# Another road, say with differentials and the trace, earns the same points if each step can be followed.

# %% [markdown] answer="M5" points=5
# **(a)** $z_{nm}=\sum_{i=1}^{p}x_{ni}\,w_{im}$.
#
# **(b)** $\dfrac{\partial z_{nm}}{\partial w_{ij}}=x_{ni}$ if $m=j$, and 0 otherwise: column $j$ of $W$ feeds column $j$ of $Z$ and no other, but it does so in each row $n$.
#
# **(c)** $\dfrac{\partial L}{\partial w_{ij}}=\sum_{n=1}^{N}\sum_{m=1}^{k}\dfrac{\partial L}{\partial z_{nm}}\dfrac{\partial z_{nm}}{\partial w_{ij}}=\sum_{n=1}^{N}x_{ni}\,\dfrac{\partial L}{\partial z_{nj}}$. Of the sum over $m$ the term $m=j$ is left; the sum over the samples stays.
#
# **(d)** With $(X^{\mathsf T})_{in}=x_{ni}$ this is $\sum_n (X^{\mathsf T})_{in}(dZ)_{nj}=(X^{\mathsf T}dZ)_{ij}$. In the same way $\partial z_{nm}/\partial x_{ni}=w_{im}$, and row $n$ of $X$ feeds row $n$ of $Z$ alone, so $\dfrac{\partial L}{\partial x_{ni}}=\sum_m\dfrac{\partial L}{\partial z_{nm}}\,w_{im}=\sum_m(dZ)_{nm}(W^{\mathsf T})_{mi}=(dZ\,W^{\mathsf T})_{ni}$.
#
# **(e)** $X^{\mathsf T}dZ$: (p, N) times (N, k) is (p, k), the shape of $W$. $dZ\,W^{\mathsf T}$: (N, k) times (k, p) is (N, p), the shape of $X$.
#
# *The other road:* $dL=\operatorname{tr}(G^{\mathsf T}\,\mathrm dZ)$ with $G=\partial L/\partial Z$ and $\mathrm dZ=X\,\mathrm dW+\mathrm dX\,W$. Then $\operatorname{tr}(G^{\mathsf T}X\,\mathrm dW)=\operatorname{tr}((X^{\mathsf T}G)^{\mathsf T}\mathrm dW)$ and $\operatorname{tr}(G^{\mathsf T}\mathrm dX\,W)=\operatorname{tr}((GW^{\mathsf T})^{\mathsf T}\mathrm dX)$.

# %% [markdown]
# ## Now you can
#
# **write any layer, and prove it right.**
#
# - say what a layer hands on and what it hands back
# - send a gradient back through a sigmoid and through a dense layer, all samples at once
# - derive both matrix formulas from one sum, and find them again from the shapes
# - say why large weights put sigmoids to sleep

# %% [markdown]
# **Next: [06 Three layers](../06_three_layer_net/06_three_layer_net.ipynb).** Three dense bricks, two sigmoids, one loss: the last page of the lecture. You will run it as it stands, find out what it does, and put it right.

# %% [markdown]
# ## Hand in

# %%
from backprop import hand_in

hand_in(5)

# %%
course_map(5)
