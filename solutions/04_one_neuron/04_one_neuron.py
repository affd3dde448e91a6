# %% [markdown]
# # 04 · One neuron
#
# *About 90 minutes · 13 points*
#
# Here is a neuron. It takes two numbers, 2 and −1, multiplies each by a weight of its own, adds, and squeezes the sum through a sigmoid into something between 0 and 1.
#
# It should say 0. It says 0.99.

# %% given="setup"
import numpy as np
from backprop import by_hand, check, cockpit, course_map, descent, hint, one_neuron, predict, quiz

# %%
course_map(here=4)

# %%
one_neuron()

# %% [markdown]
# Two weights made it say so, $w_1=2$ and $w_2=-0.6$. **Which of them is more to blame, and how hard should each be pushed?**
#
# You already own one way to find out: nudge one weight, look at the loss, nudge the other, look again. That was chapter 03, and it needs no theory. But it runs the neuron twice for each weight. This chapter finds all the answers in one run, backwards.

# %% [markdown]
# ## 4.1 Who is to blame?
#
# The loss of a neuron that says $z$ and should say $y$ is $L=(y-z)^2$: nothing when it is right, almost 1 when it says 0.99 instead of 0. A neuron as wrong as that will surely be corrected as hard as possible.
#
# Will it? Predict, then look. The Cockpit opens on the neuron from the top of the page; its buttons put A, B and a milder neuron in its place.

# %%
predict("4.1", cockpit())

# %% [markdown]
# **What you saw.** Going forward, each box hands on one number. Going backward, it hands back a number on each line that came in, so Σ and the products hand back two: what it received, times its own slope on that line. At B the sigmoid is nearly flat, so of the 2.00 that arrives there 0.00067 gets through, and A, the less wrong of the two, is pulled 442 times harder. What reaches $w_1$ in the end is a product of three factors:
#
# $$\frac{\partial L}{\partial w_1}=\underbrace{2(z-y)}_{\text{how wrong}}\;\cdot\;\underbrace{z(1-z)}_{\text{how awake}}\;\cdot\;\underbrace{x_1}_{\text{how loud the input}}$$
#
# If any of the three is 0, the weight learns nothing, and if one is small it learns little: the neuron is right, or asleep, or was told nothing. A sigmoid that stands where its curve is flat is called **saturated**: what arrives from behind is multiplied by almost 0. Keep the three in mind; in chapter 08 you will find out with them why a network is ill.

# %% [markdown]
# **So who is to blame?** For the neuron at the top of the page the three factors towards $w_1$ are 1.98, 0.00985 and 2, which makes 0.0390. Towards $w_2$ the last factor is −1 instead, and the product −0.0195. So $w_1$ is twice as much to blame, for no better reason than that its input is twice as large, and both are pushed so feebly because the neuron is all but asleep.

# %% [markdown]
# Two things in the picture deserve a second look.
#
# **The threads cross.** On the way back, the edge to $w_1$ carries $x_1$, and the edge to $x_1$ carries $w_1$. For a product, the slope in one factor is the *other* factor: push $w_1$ up by 0.1 and the product moves by 0.1 times $x_1$.
#
# **The loudest answer is not the worst one.** With $y=0$ the pull on $s$ is $2z\cdot z(1-z)$. It is 0 at $z=0$, where nothing is wrong, and 0 again at $z=1$, where nothing gets through. In between it has one summit, 0.296 high. Switch the Cockpit to "pull on s" and walk over it with $w_1$: at which $z$ does it stand? Beyond it, the more wrong the neuron is, the more feebly it is pulled: one that says 0.9997, in section 4.4, is reached, but it takes 304 steps. This is a statement about neurons.

# %% [markdown]
# ## 4.2 The same by hand
#
# The milder neuron has numbers worth holding in the hand: $x=(2,-1)$, $w=(0.5,-0.25)$, and it should say $y=0$. The data flow through four boxes:
#
# $$\boxed{x}\;\Rightarrow\;\boxed{s=\textstyle\sum_i x_iw_i}\;\Rightarrow\;\boxed{z=\sigma(s)}\;\Rightarrow\;\boxed{L=(y-z)^2}$$
#
# Forward, from left to right:
#
# | box | what it does | hands on |
# |---|---|---|
# | × and × | $2\cdot0.5$ and $-1\cdot(-0.25)$ | 1 and 0.25 |
# | Σ | $1+0.25$ | $s=1.25$ |
# | σ | $1/(1+e^{-1.25})$ | $z=0.7773$ |
# | $L$ | $(0-0.7773)^2$ | $L=0.6042$ |
#
# Backward, from right to left. Nothing has to be remembered but the numbers above:
#
# | box | its own slope | hands back |
# |---|---|---|
# | $L=(y-z)^2$ | $2(z-y)=1.5546$ | 1.5546 |
# | $z=\sigma(s)$ | $z(1-z)=0.1731$ | $1.5546\cdot0.1731=0.2691$ |
# | $s$, a sum | 1 towards each part | 0.2691 and 0.2691 |
# | $x_1w_1$, towards $w_1$ | $x_1=2$ | $0.2691\cdot2=$ **0.5382** |
#
# Is it true? Push $w_1$ up by 0.01: the loss should grow by about $0.01\cdot0.5382$, and it grows from 0.6042 to 0.6096.

# %% [markdown]
# ### Your turn
#
# The same neuron, the same numbers. One road is walked for you; three steps are missing. Put a number or a product in place of each `None` and run the cell as often as you like.

# %%
ds = 0.2691            # arrives at the sum, and at both products
dw1 = ds * 2           # to w1: done for you
dw2 = None             # to w2:  0.2691 · ____
dx1 = None             # to x1:  0.2691 · ____
dz_up = None           # back to the first step, but now the neuron should say 1:  2 · (0.7773 − ____)

by_hand("4.2", dw2=dw2, dx1=dx1, dz_up=dz_up)

# %% [markdown]
# Look at the last number again. It is negative: a push up on $z$ would now make the loss *smaller*. The rest of the way back multiplies it, so all the gradients have changed their signs, and nothing else had to be said.

# %% [markdown]
# ## 4.3 The neuron in code
#
# Four functions, each a few lines. After each stands a check: run it as often as you like, and when it says *Not yet*, it names what your code does. `hint("E4.3")` gives one hint more.
#
# There is no bias here, and there will be none in this course. Append a constant 1 to the inputs, and its weight is the bias: $z=\sigma(xw)$ is then the whole neuron.

# %% [markdown]
# ### E4.1 `sigmoid(s)` · 2 points
#
# Return $\sigma(s)=\dfrac{1}{1+e^{-s}}$, for a number or an array of any shape.
#
# The first point is for right values. The second is for silence: at $s=-1000$ the formula asks for $e^{1000}$, which fits into no float, and numpy complains although the answer, 0, is easy. For which sign of $s$ is $e^{-s}$ harmless, and what could you use for the other?

# %% solution="sigmoid"
def sigmoid(s):
    """σ(s) = 1/(1 + e^(−s)), for a number or an array of any shape."""
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(s))  # only ever e to a power below 0
    return np.where(np.asarray(s) >= 0, 1, e) / (1 + e)
    ### END SOLUTION

# %% test="E4.1 values" points=1
check("E4.1 values", sigmoid)

# %% test="E4.1 quiet" points=1
check("E4.1 quiet", sigmoid)

# %% [markdown]
# ### E4.2 `neuron_forward(x, w, y)` · 2 points
#
# Run the neuron forward and return three numbers, `(s, z, L)`: the sum $s=\sum_i x_iw_i$, the output $z=\sigma(s)$, the loss $L=(y-z)^2$.
#
# `x` and `w` have shape (p,), and p need not be 2. For the neuron of 4.2: 1.25, 0.7773, 0.6042.

# %% solution="neuron_forward"
def neuron_forward(x, w, y):
    """(s, z, L) of one sigmoid neuron. x, w: (p,); y: a number."""
    ### BEGIN SOLUTION
    s = x @ w
    z = sigmoid(s)
    return s, z, (y - z) ** 2
    ### END SOLUTION

# %% test="E4.2" points=2
check("E4.2", neuron_forward)

# %% [markdown]
# ### E4.3 `neuron_backward(x, w, y)` · 4 points
#
# Return `(dw, dx)`: the gradient of $L=(y-z)^2$ for the weights and for the inputs, in that order. `x` and `w` have shape (p,), and so have both results: a gradient has the shape of its owner.
#
# You will need $s$ and $z$, so run forward first. Six lines are enough. Walk the Cockpit from right to left and write down what each box does.

# %% solution="neuron_backward"
def neuron_backward(x, w, y):
    """(dw, dx): how fast the loss grows with each weight and each input. Both (p,)."""
    ### BEGIN SOLUTION
    s, z, L = neuron_forward(x, w, y)
    dz = 2 * (z - y)         # how wrong
    ds = dz * z * (1 - z)    # how awake
    return ds * x, ds * w    # the edge to w carries x, the edge to x carries w
    ### END SOLUTION

# %% test="E4.3" points=4
check("E4.3", neuron_backward)

# %% [markdown]
# **A second opinion.** The nudge of chapter 03 knows nothing of chains and slopes. Let it look at three neurons drawn by lot. Their targets are neither 0 nor 1, and that matters: at $y=0$ nobody can hear that a $y$ was forgotten.

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

# %%
rng = np.random.default_rng(4)
try:
    for y0 in (0.2, 0.5, 0.9):
        x0, w0 = rng.normal(size=3), rng.normal(size=3)
        print("one run backwards:       ", neuron_backward(x0, w0, y0)[0])
        print("two runs for each weight:", numerical_gradient(lambda w, x=x0, y=y0: neuron_forward(x, w, y)[2], w0))
except NotImplementedError:
    print("Write E4.2 and E4.3 first, then run this cell.")

# %% [markdown]
# **A good place to pause.** The way back is written and checked. When you come back, you go downhill with it.

# %% [markdown]
# ## 4.4 Downhill
#
# You know which way each weight pushes the loss. So push the other way, and not far:
#
# $$w\;\leftarrow\;w-\eta\,\frac{\partial L}{\partial w}$$
#
# η, *eta*, is the **learning rate**: it says how far a step goes for a gradient of 1. Where a step listens to one sample, or a few, instead of all of them, its name is **stochastic gradient descent**, or SGD.
#
# Now each pair $(w_1,w_2)$ is a place on a map, and its loss is the height there. A neuron that learns is a point that walks on the map.
#
# It is shown one sample, $x=(2,-1)$, again and again. Predict, then look.

# %%
predict("4.2", descent())

# %% [markdown]
# **What you saw.** With one sample the point stays on one line, however long the steps. With three samples each step still runs along *its own* $x$, and by taking turns they turn a corner. The reason is the last of the three factors: the gradient is one number times the input.
#
# $$\frac{\partial L}{\partial w}=\underbrace{\frac{\partial L}{\partial s}}_{\text{one number}}\cdot\;x$$
#
# So a neuron that is shown a single sample does not search the plane of all weights. It searches a line.

# %% [markdown]
# Once by hand, with the neuron of 4.2 and $\eta=1$:
#
# | | before | gradient | after |
# |---|---|---|---|
# | $w_1$ | 0.5 | 0.5382 | −0.0382 |
# | $w_2$ | −0.25 | −0.2691 | 0.0191 |
# | $L$ | 0.6042 | | 0.2267 |
#
# And the neuron that says 0.9997, with $w=(4,0)$? The same step moves its loss by 0.000002. It needs 304 of them before it says something below one half.

# %% [markdown]
# **The same inside a graph.** A neuron is seldom the whole graph. Say that in the graph of chapters 01 and 02 the box $h_2$ is a neuron, $h_2=\sigma(w_0+w_1z_1+w_2z_2)$, where $w_0$ is the weight of a constant 1. How fast does a loss behind $y$ move with its $w_1$? (As in those chapters $y$ is a node here, the last box, and no target.)
#
# $$\frac{\partial L}{\partial w_1}=\underbrace{\frac{\partial L}{\partial y}\cdot\frac{\partial y}{\partial h_2}}_{\text{arrives at }h_2}\cdot\underbrace{\frac{\partial h_2}{\partial w_1}}_{\text{its own}}\qquad\qquad w_1^{(t)}=w_1^{(t-1)}-\eta\,\frac{\partial L}{\partial w_1}\big(w_1^{(t-1)}\big)$$
#
# The first two factors are one number, the gradient that reverse mode has written at the node $h_2$; what the neuron adds is $h_2(1-h_2)\cdot z_1$. It need not know what stands behind it. (A step is counted in brackets, $w^{(t)}$, so that nobody takes it for a power.)

# %% [markdown]
# ### E4.4 `sgd_step(params, grads, eta)` · 2 points
#
# Return a new list: each parameter minus `eta` times its gradient. `params` and `grads` are lists of arrays, equally long, of any length. Leave both as they are: whoever gave them to you may still need them.

# %% solution="sgd_step"
def sgd_step(params, grads, eta):
    """New parameters, one step downhill. The lists given stay as they are."""
    ### BEGIN SOLUTION
    return [p - eta * g for p, g in zip(params, grads)]
    ### END SOLUTION

# %% test="E4.4" points=2
check("E4.4", sgd_step)

# %% [markdown]
# Here is the map again. As soon as your two functions are right, the steps on it are theirs; the line under the map says whose they are.

# %%
descent(neuron_backward, sgd_step)

# %% [markdown]
# ## 4.5 A slider of your own
#
# The figures of this course are made for you. This one you can make yourself, with two tools that are not of this course: `matplotlib` draws, and `interact` from `ipywidgets` puts a slider on each argument of a function and calls it again when one moves. Forward and backward in it are yours.
#
# Run it and move $w_1$. Where does the tangent lie flat, and what do the bars do there?

# %% tags=["raises-exception"]
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, interact

def my_neuron(w1, w2):
    x, w, y = np.array([2.0, -1.0]), np.array([w1, w2]), 0.0
    s, z, L = neuron_forward(x, w, y)
    dw, dx = neuron_backward(x, w, y)
    line = np.linspace(-10, 10, 201)
    _, (left, right) = plt.subplots(1, 2, figsize=(9, 3))
    left.plot(line, sigmoid(line))
    left.plot(line, z + z * (1 - z) * (line - s), "--")      # the tangent
    left.plot(s, z, "o")
    left.set(ylim=(-0.1, 1.1), xlabel="s", title=f"z = {z:.3f}, loss {L:.3f}")
    right.bar(["dw1", "dw2"], dw)
    right.set(ylim=(-1.2, 1.2), title="gradient")
    plt.show()

w1 = FloatSlider(value=0.5, min=-4, max=4, step=0.05)
w2 = FloatSlider(value=-0.25, min=-4, max=4, step=0.05)
interact(my_neuron, w1=w1, w2=w2);

# %% [markdown]
# Now make it yours, in the cell above, and run it again.
#
# - *One line to change:* the neuron should say 1 instead of 0. Before you run it: which bar will point up at $w_1=0.5$, and which down?
# - *One line to add:* the gradient of the inputs, as bars beside the others. `right.bar(["dx1", "dx2"], ...)` is most of it.
#
# So you can put a slider on any function of your own, in any notebook.

# %% [markdown]
# ## Quiz 4 · 1 point
#
# Choose as often as you like; the card answers every choice. Then write the numbers of your choices into the cell below it.

# %%
quiz("Q4")

# %% solution="quiz_4"
quiz_4 = {"a": None, "b": None, "c": None}
### BEGIN SOLUTION
quiz_4 = {"a": 2, "b": 4, "c": 3}
### END SOLUTION

# %% test="Q4" points=1
check("Q4", quiz_4)

# %% [markdown]
# ## M4 · On paper: two short proofs · 2 points
#
# You have used two formulas all chapter long. Now show that they are true. Write in the cell below; plain text such as `dL/ds = dL/dz * ...` is as good as LaTeX. A person will read it.
#
# Two slopes that you may use, written as in section 0.5: $e^x\to e^x$, and $1/x\to-1/x^2$ where $x$ is not 0. What stands in place of $x$ brings its own slope, by the chain rule.
#
# 1. Start from $\sigma(s)=\dfrac1{1+e^{-s}}$ and show that $\sigma'(s)=\sigma(s)\,\bigl(1-\sigma(s)\bigr)$.
# 2. Walk the graph of the neuron from $L=(y-z)^2$ back to $w_i$: name what each edge carries, and multiply.
#
# | points | for |
# |---|---|
# | 1 | all steps from $1/(1+e^{-s})$ to $\sigma(1-\sigma)$ can be followed |
# | 1 | the factors of all edges from $L$ to $w_i$, each right, and the sign of the product |

# %% [markdown] answer="M4" points=2
# **1.** Write $\sigma=u^{-1}$ with $u=1+e^{-s}$. Then $\dfrac{d\sigma}{du}=-u^{-2}$ and $\dfrac{du}{ds}=-e^{-s}$, so by the chain rule
#
# $$\sigma'(s)=\frac{e^{-s}}{(1+e^{-s})^2}=\frac1{1+e^{-s}}\cdot\frac{e^{-s}}{1+e^{-s}}=\sigma(s)\,\bigl(1-\sigma(s)\bigr),$$
#
# because $1-\sigma=\dfrac{1+e^{-s}-1}{1+e^{-s}}=\dfrac{e^{-s}}{1+e^{-s}}$.
#
# **2.** There is one path from $L$ back to $w_i$, with four edges: $L\to z$ carries $2(z-y)$, the same as $-2(y-z)$; $z\to s$ carries $\sigma'(s)=z(1-z)$; $s\to x_iw_i$ carries 1; $x_iw_i\to w_i$ carries $x_i$. Along a path we multiply:
#
# $$\frac{\partial L}{\partial w_i}=2(z-y)\cdot z(1-z)\cdot 1\cdot x_i=-2(y-z)\,z(1-z)\,x_i .$$

# %% [markdown]
# ## Now you can
#
# **train one neuron with pencil and paper.**
#
# - walk a neuron forward and back, one number a box
# - name the three factors of $\partial L/\partial w_i$, and say which of them is to blame when nothing moves
# - say why a very wrong neuron hardly learns, and where it is pulled hardest
# - take a step downhill, and say along which line it goes
# - put a slider on any function

# %% [markdown]
# **Next: [05 Layers](../05_layers/05_layers.ipynb).** A layer is many neurons side by side, and a network is layers in a row. Nothing new will be needed on the way back: what you wrote here with numbers, you will write there with matrices, and prove it. The hard part will be the shapes.

# %% [markdown]
# ## Hand in

# %%
from backprop import hand_in

hand_in(4)

# %%
course_map(4)
