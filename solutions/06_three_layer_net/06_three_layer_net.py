# %% [markdown]
# # 06 · Three layers
#
# *About 130 minutes · 12 points*
#
# The lecture behind this course ends with one page: a network of three layers, its way back in three steps, and the update of the weights. Here is that page, followed to the letter. The network is told to make its loss smaller, thirty times.

# %% given="setup"
import numpy as np
from backprop import by_hand, check, course_map, hint, liars, predict, quiz, slide, xray

# %%
course_map(here=6)

# %%
slide()

# %% [markdown]
# From 0.721 to 6418, and mended from 0.721 down to 0.451. This is the page, in the lecture's own notation: MSE, the mean squared error, is our loss $L$, · its matrix product, and ∗ works entry by entry.
#
# | | d | result |
# |---|---|---|
# | Step 1 | $d=-2(\hat y-y)$ | $\dfrac{\partial MSE}{\partial W_3}=O_2^{\mathsf T}\cdot d$ |
# | Step 2 | $d=d\cdot W_3^{\mathsf T}*O_2*(1-O_2)$ | $\dfrac{\partial MSE}{\partial W_2}=O_1^{\mathsf T}\cdot d$ |
# | Step 3 | $d=d\cdot W_2^{\mathsf T}*O_1*(1-O_1)$ | $\dfrac{\partial MSE}{\partial W_1}=X^{\mathsf T}\cdot d$ |
# | SGD | | $W_k^{t}=W_k^{t-1}-\eta\cdot\dfrac{\partial MSE}{\partial W_k}$ |
#
# And this is the loop that made both curves: `way_back` is the page, `eta` is 0.005.
#
# ```python
# for step in range(30):
#     grads = way_back(X, Y, *Ws)
#     Ws = [W - eta * dW for W, dW in zip(Ws, grads)]
# ```
#
# **What is wrong on this page?** You need not know yet. Write your guess on a slip of paper. In this chapter you build the whole page yourself, forward, three steps back, update, and at its end you put your own way back into this very loop.

# %% [markdown]
# ## 6.1 There and back
#
# The network is a row of bricks from chapter 05: dense, sigmoid, dense, sigmoid, dense. H is what stands before a bend f, O what comes out of it, and behind the last layer there is no bend at all. Layers 1 and 2 are **hidden layers**: nobody outside hears what they say.
#
# $$X\xrightarrow{W_1}H_1\xrightarrow{f}O_1\xrightarrow{W_2}H_2\xrightarrow{f}O_2\xrightarrow{W_3}\hat Y\longrightarrow L$$
#
# Backward it is the same row from right to left, with a derivative on each of its six edges. For any bend f:
#
# $$X\xleftarrow{\frac{\partial H_1}{\partial X}}H_1\xleftarrow{\frac{\partial O_1}{\partial H_1}}O_1\xleftarrow{\frac{\partial H_2}{\partial O_1}}H_2\xleftarrow{\frac{\partial O_2}{\partial H_2}}O_2\xleftarrow{\frac{\partial\hat Y}{\partial O_2}}\hat Y\xleftarrow{\frac{\partial L}{\partial\hat Y}}L$$
#
# In this chapter f is the sigmoid. The next figure begins with these six labels; at the first step back they become what the sigmoid and the three dense bricks make of them. The short blue arrows that fall from the upper row carry what was kept on the way forward to where the way back asks for it.
#
# It shows the net twice in the same columns: above as matrices, below as neurons. One weight is held by a slider, `W3[1]`, counted from 0 as in code: the lower of the two edges that end in $\hat Y$. It is 0.6.
#
# Predict, then walk through the steps.

# %%
predict("6.1", xray())

# %% [markdown]
# **What you saw.** One array walks back through the network. It begins at the output as $d=\frac2N(\hat Y-Y)$, and on its way it passes one brick after the other: through $W_3$, through a sigmoid, through $W_2$, through a sigmoid. The **running gradient** d is, wherever it stands, the gradient of the array in that place, with the shape of that array.
#
# At each dense brick it drops one result, by the rule of chapter 05: *what came in, turned, times d*.
#
# | step | d becomes | result | at last, SGD |
# |---|---|---|---|
# | 1 | $d=\frac2N(\hat Y-Y)$ | $dW_3=O_2^{\mathsf T}d$ | $W_3\leftarrow W_3-\eta\,dW_3$ |
# | 2 | $d\leftarrow(d\,W_3^{\mathsf T})\odot O_2\odot(1-O_2)$ | $dW_2=O_1^{\mathsf T}d$ | $W_2\leftarrow W_2-\eta\,dW_2$ |
# | 3 | ____ | ____ | $W_1\leftarrow W_1-\eta\,dW_1$ |
#
# The little circle ⊙ multiplies entry by entry, as `*` does; the other products mix rows with columns, as `@` does.
#
# The third line is left out here. It stands in the lecture's table at the top, in the notation of the page; write it down without scrolling up, then compare. Its shape is that of the second, one layer further back. The edge after it, $W_1^{\mathsf T}$ from $H_1$ to $X$, stays dotted: nobody may change the data. Chapter 07 walks it all the same.

# %% [markdown]
# ### The same with numbers
#
# The sample of the figure is $x=(0.55,\,-0.8)$, the network says 0.272, and it should say 1.
#
# | step | | d |
# |---|---|---|
# | 1 | $2\cdot(0.272-1)$ | −1.456 |
# | | $dW_3$: −1.456 times $O_2=(0.434,\;0.815)$ | (−0.632, **−1.187**) |
# | 2 | −1.456 times $W_3=(-0.5,\;0.6)$ | (0.728, −0.874) |
# | | times the slopes $O_2(1-O_2)=(0.246,\;0.151)$ | (0.179, −0.132) |
# | 3 | through $W_2$ | (−0.302, 0.227, −0.149) |
# | | times the slopes $O_1(1-O_1)$ | (−0.0631, 0.0538, −0.0243) |
#
# On its way back d grew from one number to two to three, and its numbers shrank at each sigmoid. Forward needed $O_1$, $O_2$ and $\hat Y$; look which of them the way back asked for again.

# %% [markdown]
# ## 6.2 With a pencil
#
# A network small enough for paper: 2-2-2-1, all weights **zero**, $\eta=1$, one sample at a time. It is shown $(5,2)$ and should say 1, then $(1,1)$ and should say 0. One sample means $N=1$.
#
# The first step is walked for you. All H are 0, so all O are 0.5 and $\hat y=0$.
#
# - $d=2(0-1)=-2$, so $dW_3=(0.5,\,0.5)\cdot(-2)=(-1,-1)$.
# - Further back, d goes through $W_3$, which is zero. Nothing arrives: $dW_2=0$ and $dW_1=0$.
# - After the step $W_3=(1,1)$; $W_1$ and $W_2$ are still 0.
#
# Now the second sample. What are the weights after the second step? All entries of one matrix turn out alike; write down one of them.

# %%
yhat = 0.5 * 1 + 0.5 * 1     # done for you: the network says 1 now
d = None                     # 2 · (yhat − ____)
W3 = None                    # 1 − 0.5 · ____
d_H2 = None                  # d, through W3 (as it was before this step) and the slope 0.5 · 0.5
W2 = None                    # 0 − 0.5 · ____
W1 = None                    # a number again: through which matrix did d have to go, and what stood in it?

by_hand("6.2", d=d, W3=W3, d_H2=d_H2, W2=W2, W1=W1)

# %% [markdown]
# The layers wake up one by one, from the back: after two steps $W_1$ has still not moved. And the neurons of a layer are twins, with equal weights for ever, because nothing ever treated them differently. Zero is not a neutral place to start; chapter 07 starts at random.

# %% [markdown]
# ## 6.3 The network in code
#
# ### E6.1 `mse(Yhat, Y)` and `mse_grad(Yhat, Y)` · 2 points
#
# `mse` returns the loss, one number: $L=\frac1N\sum_n\sum_k(\hat y_{nk}-y_{nk})^2$. `mse_grad` returns $\partial L/\partial\hat Y$, with the shape of `Yhat`.
#
# `Yhat` and `Y` have shape (N, K). If their shapes differ, raise a `ValueError`: numpy would quietly stretch (N,) against (N, 1) into a table of N × N.

# %% solution="mse"
def mse(Yhat, Y):
    """Squares added over the K outputs, averaged over the N rows: one number."""
    ### BEGIN SOLUTION
    if np.shape(Yhat) != np.shape(Y):
        raise ValueError("Yhat and Y must have the same shape")
    return np.sum((Yhat - Y) ** 2) / len(Y)
    ### END SOLUTION

# %% solution="mse_grad"
def mse_grad(Yhat, Y):
    """∂L/∂Yhat, (N, K)."""
    ### BEGIN SOLUTION
    if np.shape(Yhat) != np.shape(Y):
        raise ValueError("Yhat and Y must have the same shape")
    return 2 / len(Y) * (Yhat - Y)
    ### END SOLUTION

# %% test="E6.1" points=2
check("E6.1", mse, mse_grad)

# %% [markdown]
# > **In a box: other people's MSE.** PyTorch's `MSELoss` and scikit-learn's `mean_squared_error` average over *all* entries, so they divide by $K$ as well. If the errors of two samples with three outputs are $(1,2,0)$ and $(0,1,2)$, the squares add up to 10; we say 5, they say 1.67, and their gradient is three times smaller than ours. Neither is wrong. But if you compare your gradient with theirs, this factor is the first thing to look for.

# %% given="from-chapters-04-and-05"
def sigmoid(s):
    """As you built it in 04."""
    e = np.exp(-np.abs(s))
    return np.where(np.asarray(s) >= 0, 1, e) / (1 + e)

def dense_backward(X, W, dZ):
    """As you built it in 05: (dX, dW)."""
    return dZ @ W.T, X.T @ dZ

# %% [markdown]
# ### E6.2 `forward(X, W1, W2, W3)` · 2 points
#
# Return a dict with the arrays of the forward pass under the keys `"H1"`, `"O1"`, `"H2"`, `"O2"`, `"Yhat"`. `X` is (N, p), the matrices are (p, h1), (h1, h2), (h2, K). The last layer has no sigmoid.

# %% solution="forward"
def forward(X, W1, W2, W3):
    """The forward pass: a dict of H1, O1, H2, O2, Yhat."""
    ### BEGIN SOLUTION
    H1 = X @ W1
    O1 = sigmoid(H1)
    H2 = O1 @ W2
    O2 = sigmoid(H2)
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "Yhat": O2 @ W3}
    ### END SOLUTION

# %% test="E6.2" points=2
check("E6.2", forward)

# %% [markdown]
# ### E6.3 `backward(X, Y, W1, W2, W3)` · 5 points
#
# Return `(dW1, dW2, dW3)`, each with the shape of its matrix. Run `forward` first, then walk the three steps; eight lines are enough.
#
# There are three cells to check it. They stand in the order in which you should get things right, and each earns points of its own: one for $dW_3$, one for $dW_2$, three when all is right. If the first passes and the second does not, the error lies between them.

# %% solution="backward"
def backward(X, Y, W1, W2, W3):
    """(dW1, dW2, dW3): the gradient of the loss for each matrix."""
    ### BEGIN SOLUTION
    kept = forward(X, W1, W2, W3)
    d = mse_grad(kept["Yhat"], Y)
    dO2, dW3 = dense_backward(kept["O2"], W3, d)
    d = dO2 * kept["O2"] * (1 - kept["O2"])
    dO1, dW2 = dense_backward(kept["O1"], W2, d)
    d = dO1 * kept["O1"] * (1 - kept["O1"])
    return X.T @ d, dW2, dW3
    ### END SOLUTION

# %% test="E6.3 dW3" points=1
check("E6.3 dW3", backward)

# %% test="E6.3 dW2" points=1
check("E6.3 dW2", backward)

# %% test="E6.3 all" points=3
check("E6.3 all", backward)

# %% [markdown]
# **A second opinion**, as in the chapters before: nudge the weights and see how the loss moves.

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

def relative_error(a, b):
    """As you built it in 03."""
    return np.max(np.abs(a - b)) / max(1e-12, np.max(np.abs(a)) + np.max(np.abs(b)))

# %% tags=["raises-exception"]
rng = np.random.default_rng(0)
X0, Y0 = rng.normal(size=(8, 3)), rng.normal(size=(8, 1))
W1, W2, W3 = (rng.normal(size=shape) for shape in ((3, 4), (4, 4), (4, 1)))

dW1, dW2, dW3 = backward(X0, Y0, W1, W2, W3)
near = numerical_gradient(lambda W: mse(forward(X0, W, W2, W3)["Yhat"], Y0), W1)
print("relative error of dW1:", relative_error(dW1, near))

# %% [markdown]
# Here is the X-ray again. As soon as `forward` and `backward` are right, its numbers are theirs; the line under it says whose they are. Press SGD and see all fourteen weights move at once.

# %%
xray(forward, backward)

# %% [markdown]
# > **In a box: what has to be remembered.** Between the two passes the network must keep what the way back will ask for: $O_1$, $O_2$, $\hat Y$, and $X$, which lies there anyway. H is asked for nowhere, since the slope is $O(1-O)$.
# >
# > A network 64-32-32-10 keeps $32+32+10=74$ numbers of 8 bytes for each sample. For 16 samples at once that is 9 472 bytes, and its weights take 27 136. For all 1 297 digits of chapter 07 at once it would be 767 824 bytes, 28 times the weights. In large networks this **activation memory** can fill more of the graphics card than all else, and it grows with the number of samples that walk together. The weights do not, and neither does what the step keeps beside each weight: nothing here, one or two numbers in a box of chapter 07.
# >
# > Your `backward` calls `forward` again, and pays for it in time: that saves keeping anything between two calls. Between the two lies a bargain called **checkpointing**: keep one layer in four, say, and compute those in between once more when the way back comes to them.

# %% [markdown]
# **A good place to pause.** Your way back is built and checked. What follows asks whether it needed to be right, and what it can do now.

# %% [markdown]
# ## 6.4 Twelve liars
#
# Your backward pass is right; three cells say so. But suppose there were no such cells. You would train, see the loss fall, see the **accuracy** rise, the share of points that are read rightly, and be content.
#
# Would that prove anything? Here are twelve backward passes, A to L, each with one mistake of a kind that people really make. Each trains for 300 **epochs**, that is walks through all the data, on two moons: points of two classes, in two half circles that reach into each other. Predict, then try them one by one.

# %%
predict("6.2", liars())

# %% [markdown]
# **What you saw.** The loss falls with each of the twelve. Ten of them pass 95 %, and the one that forgets σ′ in layer 1 ends at 98.7 %, where the right gradient ends at 98.9 %. The **cosine** of two matrices says how far they point the same way, their entries taken as two long arrows: 1 along, 0 at a right angle, −1 against. Look at those of B, read where this run begins: the first layer points 65° away from the true gradient, and the net still arrives, at 97.6 %. They are a selection: of 34 wrong ways back that people write, these twelve were chosen because they can pass.
#
# **A falling loss does not prove a gradient.** A wrong one often points roughly downhill, and for two moons roughly is enough. On a harder task you might look for the fault in the data, in η, in the size of the network, and not in a gradient that seems to work. The gradient check needs no training and no luck: for the truth it says less than 10⁻⁹, and for each of these twelve 0.29 or more.

# %% [markdown]
# ## 6.5 The printed page, once more
#
# Back to the page of the beginning, this time as code. Two things on it make its gradients wrong. Compare what it returns with what yours returns, entry by entry, and take your slip of paper out again.

# %% tags=["raises-exception"]
def printed_page(X, Y, W1, W2, W3):
    kept = forward(X, W1, W2, W3)
    O1, O2 = kept["O1"], kept["O2"]
    d = -2 * (kept["Yhat"] - Y)
    dW3 = O2.T @ d
    d = d @ W3.T * O2 * (1 - O2)
    dW2 = O1.T @ d
    d = d @ W2.T * O1 * (1 - O1)
    return X.T @ d, dW2, dW3

for k, (printed, own) in enumerate(zip(printed_page(X0, Y0, W1, W2, W3), backward(X0, Y0, W1, W2, W3)), start=1):
    print(f"dW{k}: printed / own lies between {np.min(printed / own):.6f} and {np.max(printed / own):.6f}")

# %% [markdown]
# One number for all three matrices. It says two things at once: its sign, that the arrows of the page point uphill; its size, that a sum over the 8 samples was taken where the loss is a mean. `numerical_gradient` has told you whose side to be on.
#
# Now the loop of the beginning, with the page in it, and then with your `backward`. (A gradient 8 times smaller needs an η 8 times larger for steps of the same length.)

# %% tags=["raises-exception"]
def thirty_steps(way_back, eta):
    Ws, losses = [W1, W2, W3], [mse(forward(X0, W1, W2, W3)["Yhat"], Y0)]
    for step in range(30):
        grads = way_back(X0, Y0, *Ws)
        Ws = [W - eta * dW for W, dW in zip(Ws, grads)]
        losses.append(mse(forward(X0, *Ws)["Yhat"], Y0))
    return losses

printed = thirty_steps(printed_page, 0.005)
own = thirty_steps(backward, 0.005 * 8)
for step in range(0, 31, 6):
    print(f"step {step:2}   the page {printed[step]:9.3f}   yours {own[step]:6.3f}")

# %% [markdown]
# It is the second curve of figure 6.0, made by nothing but your own two functions. The page is mended.

# %% [markdown]
# ### A curve of your choice
#
# Thirty steps on random numbers are a proof, and no pleasure. Let the net draw a curve. Its input is one number and a 1, two layers of 12 sigmoids follow, and after 3 000 steps of your `backward` it should say `target(x)`. Choose any target you like: `np.abs(x)`, `x > 0.5`, `np.sin(3 * x)`.

# %% tags=["raises-exception"]
import matplotlib.pyplot as plt

def target(x):
    return np.sin(2 * x)

x = np.linspace(-2, 2, 41)[:, None]
Xc, Yc = np.hstack([x, np.ones_like(x)]), target(x) * 1.0
rng = np.random.default_rng(0)
Ws = [rng.normal(0, spread, shape) for spread, shape in ((4 / 2 ** 0.5, (2, 12)), (4 / 12 ** 0.5, (12, 12)), (1 / 12 ** 0.5, (12, 1)))]
plt.figure(figsize=(7, 3))
plt.plot(x, Yc, "k:", label="target")
for steps in (0, 100, 2900):
    for step in range(steps):
        Ws = [W - 0.2 * dW for W, dW in zip(Ws, backward(Xc, Yc, *Ws))]
    plt.plot(x, forward(Xc, *Ws)["Yhat"], label=f"loss {mse(forward(Xc, *Ws)['Yhat'], Yc):.4f}")
plt.legend(loc="lower right")
plt.show()

# %% [markdown]
# ### A slider of your own
#
# The sliders of this course are made by its library. This one is made by the lines below, with tools that everybody uses: `interact` calls a function anew whenever a slider moves, matplotlib draws. Run it, and bring the curve as near to the dots as four numbers allow. Then set `up` and `down` to 0: two of the bars vanish. Why not the third?

# %% tags=["raises-exception"]
from ipywidgets import FloatSlider, interact

def look(w, shift, up, down):
    W1 = np.array([[w, w], [shift, -shift]])
    W2 = np.array([[4.0, 0.0], [0.0, 4.0]])
    W3 = np.array([[up], [-down]])
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3))
    left.plot(x, Yc, "k:")
    left.plot(x, forward(Xc, W1, W2, W3)["Yhat"])
    left.set_ylim(-4, 4)
    right.bar(["dW1", "dW2", "dW3"], [np.linalg.norm(dW) for dW in backward(Xc, Yc, W1, W2, W3)])
    plt.show()

interact(
    look,
    w=FloatSlider(min=-8, max=8, step=0.5, value=2),
    shift=FloatSlider(min=-8, max=8, step=0.5, value=2),
    up=FloatSlider(min=-8, max=8, step=0.5, value=4),
    down=FloatSlider(min=-8, max=8, step=0.5, value=4),
);

# %% [markdown]
# **Your turn**, in the cell above. The number 4.0 stands twice in $W_2$. Let it be an argument `gain`: name it in the line `def look(...)`, write it into the line of $W_2$, and add a line with a slider for it. Three lines, and one number more has a slider; it goes like that with any function that you write.

# %% [markdown]
# ### Other slips on copies of this page
#
# They are worth knowing, because a computer forgives some of them.
#
# | as printed | what happens |
# |---|---|
# | $W_3-\eta\,\dfrac{\partial MSE}{\partial W_2}$ | usually a shape error; with two units in both hidden layers, (2, 1) minus (2, 2) is stretched to (2, 2) and *nothing complains* |
# | $\dfrac{\partial MSE}{\partial W}=O_1^{\mathsf T}\cdot d$, without an index | nobody knows which $W$ |
# | an arrow *into* the MSE on the way back, $\partial O_2/\partial H_2$ twice | the way back has six edges, and all point left |
# | $\dfrac{\partial H_1}{\partial W_1}=X^{\mathsf T}$ | a way of speaking: with $X$ (4, 3) and $W_1$ (3, 2) the true derivative has 4 · 2 · 3 · 2 = 48 entries, half of them 0; $X^{\mathsf T}$ is what they do to d |
# | $-(y-f(XW_1)W_2)\,W_2\,f'(XW_1)\,X$ with matrices | right for one sample and single numbers; as matrices the factors do not even fit |
# | `O*(1-O)*d @ W.T` instead of `d @ W.T*O*(1-O)` | Python reads from left to right; for a square layer it gives another result *without a word* |

# %% [markdown]
# ## 6.6 A colleague's way back
#
# Three layers are three steps; a net of any depth wants a loop. A colleague has written one. It runs, its shapes fit, and its loss falls. **Two things in it are wrong.**
#
# Ask the gradient check, one layer at a time. `each_layer` nudges the entries of each matrix and gives the relative error of its gradient, layer 1 first.

# %% given="each-layer"
def each_layer(way_back, X, Y, Ws):
    """The relative error of each gradient in the list that way_back(X, Y, Ws) returns, first to last."""
    def loss(Ws):
        O = X
        for W in Ws[:-1]:
            O = sigmoid(O @ W)
        return np.sum((O @ Ws[-1] - Y) ** 2) / len(Y)

    errors = []
    for k, dW in enumerate(way_back(X, Y, Ws)):
        near = numerical_gradient(lambda W, k=k: loss([*Ws[:k], W, *Ws[k + 1:]]), Ws[k])
        errors.append(float(relative_error(dW, near)))
    return errors

# %% [markdown]
# ### E6.4 `mended_backward(X, Y, Ws)` · 1 point
#
# Mend it. `Ws` is a list of matrices, first to last, two of them or more; behind each but the last stands a sigmoid. Returned is the list of their gradients, in the same order. `Os[0]` is X, and `Os[k]` is what comes out of sigmoid number k.
#
# Run the cell below it first, with the colleague's code as it stands, and read the four numbers from the last to the first. Which layers are right? Which of them say the same? Then mend one thing and ask again.

# %% solution="mended_backward"
def mended_backward(X, Y, Ws):
    """A list: the gradient of each matrix in Ws, first to last."""
    Os = [X]
    for W in Ws[:-1]:
        Os.append(sigmoid(Os[-1] @ W))
    d = 2 / len(X) * (Os[-1] @ Ws[-1] - Y)
    dWs = [Os[-1].T @ d]
    for k in range(len(Ws) - 1, 0, -1):
        d = d @ Ws[k].T
        if k > 1:
            d = d * Os[k] * (1 - Os[k])
        dWs.append(Os[k - 1].T @ d / len(X))
    return dWs[::-1]

### BEGIN SOLUTION
def mended_backward(X, Y, Ws):
    """A list: the gradient of each matrix in Ws, first to last."""
    Os = [X]
    for W in Ws[:-1]:
        Os.append(sigmoid(Os[-1] @ W))
    d = 2 / len(X) * (Os[-1] @ Ws[-1] - Y)
    dWs = [Os[-1].T @ d]
    for k in range(len(Ws) - 1, 0, -1):
        d = (d @ Ws[k].T) * Os[k] * (1 - Os[k])
        dWs.append(Os[k - 1].T @ d)
    return dWs[::-1]
### END SOLUTION

# %% tags=["raises-exception"]
rng = np.random.default_rng(4)
sizes = [3, 5, 4, 6, 2]
X4, Y4 = rng.normal(size=(7, 3)), rng.normal(size=(7, 2))
Ws4 = [rng.normal(size=shape) for shape in zip(sizes[:-1], sizes[1:])]

for k, error in enumerate(each_layer(mended_backward, X4, Y4, Ws4), start=1):
    print(f"layer {k}: relative error {error:.1e}")

# %% test="E6.4" points=1
check("E6.4", mended_backward)

# %% [markdown]
# > **If you have PyTorch**, ask it for the same gradients. It records your operations and walks back, as chapter 02 does. If not, `pip install torch` brings it; nothing in this course needs it.

# %% tags=["raises-exception"]
try:
    import torch
except ImportError:
    print("PyTorch is not installed: pip install torch")
else:
    theirs = [torch.tensor(W, requires_grad=True) for W in (W1, W2, W3)]
    O1 = torch.sigmoid(torch.tensor(X0) @ theirs[0])
    O2 = torch.sigmoid(O1 @ theirs[1])
    loss = ((O2 @ theirs[2] - torch.tensor(Y0)) ** 2).sum() / len(Y0)
    loss.backward()
    for k, own in enumerate(backward(X0, Y0, W1, W2, W3)):
        print(f"dW{k + 1}: relative error {relative_error(own, theirs[k].grad.numpy()):.1e}")

# %% [markdown]
# ## Quiz 6 · 1 point
#
# Choose as often as you like; the card answers every choice. Then write the numbers of your choices into the cell below it.

# %%
quiz("Q6")

# %% solution="quiz_6"
quiz_6 = {"a": None, "b": None, "c": None}
### BEGIN SOLUTION
quiz_6 = {"a": 1, "b": 4, "c": 2}
### END SOLUTION

# %% test="Q6" points=1
check("Q6", quiz_6)

# %% [markdown]
# ## M6 · In your own words · 1 point
#
# - **(a)** Why does d have N rows all the way back, while no gradient of a weight matrix has?
# - **(b)** Which arrays of the forward pass must be kept for the way back, and which need not be?
#
# | points | for |
# |---|---|
# | 1 | (a) what a row of d belongs to, and where the rows go when a weight's gradient is made; and (b) both lists, with a reason for what is not kept |

# %% [markdown] answer="M6" points=1
# **(a)** Each row of d is the gradient of one sample's own H or Ŷ, and in the forward pass the rows do not mix, so they need not mix on the way back either. A weight is used by all rows. Its gradient adds their messages up: the product $O^{\mathsf T}d$ sums over the rows, and they are gone.
#
# **(b)** Kept: X, O₁, O₂ and Ŷ (and the matrices themselves). Not kept: H₁ and H₂, since the slope of the sigmoid is O(1 − O).

# %% [markdown]
# ## Now you can
#
# **write the backward pass of a deep network, and prove that it is right.**
#
# - walk a whole network back in three steps, with one array in your hand
# - say what d is in each place, and what shape it has there
# - say what has to be remembered, and what that costs
# - distrust a falling loss, and know whom to ask instead

# %% [markdown]
# **Next: [07 Training](../07_training/07_training.ipynb).** The gradient is right. Now let it work: a handful of samples at a time, two moons, and 1 797 pictures of digits.

# %% [markdown]
# ## Hand in

# %%
from backprop import hand_in

hand_in(6)

# %%
course_map(6)
