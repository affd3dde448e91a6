# %% [markdown]
# # 07 · Training
#
# *About 140 minutes · 10 points*
#
# Here is a page of handwriting. Thirteen people wrote it, a scanner shrank each digit to 8 by 8 grey pixels, and under each stands what it was meant to be.

# %% given="setup"
import numpy as np
from backprop import by_hand, check, course_map, digits_page, hint, playground, predict, quiz, what_should_change
from backprop.data import digits_split, plane_split
from backprop.numbers.steps import take_steps

# %%
course_map(7)

# %%
digits_page()

# %% [markdown]
# Try to write down a rule that tells a 3 from an 8. Most people begin with holes: an 8 has two, a 3 has none. Then they find the 8 in the first row that has none either.
#
# You have no rule, but you have blame: a network, a loss, and a way to say of each weight how much it added to the loss. **Is blame enough to learn to read?** By the end of this chapter a network of yours reads such digits, all of it written by you.

# %% given="as-built"
def sigmoid(s):
    """As you built it in 04."""
    return 0.5 * (1 + np.tanh(0.5 * s))

def forward(X, W1, W2, W3):
    """As you built it in 06."""
    H1 = X @ W1
    O1 = sigmoid(H1)
    H2 = O1 @ W2
    O2 = sigmoid(H2)
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "Yhat": O2 @ W3}

def backward(X, Y, W1, W2, W3):
    """As you built it in 06: (dW1, dW2, dW3)."""
    net = forward(X, W1, W2, W3)
    O1, O2 = net["O1"], net["O2"]
    d = 2 / len(X) * (net["Yhat"] - Y)
    dW3 = O2.T @ d
    d = (d @ W3.T) * O2 * (1 - O2)
    dW2 = O1.T @ d
    d = (d @ W2.T) * O1 * (1 - O1)
    return X.T @ d, dW2, dW3

def sgd_step(params, grads, eta):
    """As you built it in 04."""
    return [p - eta * g for p, g in zip(params, grads)]

def mse(Yhat, Y):
    """As you built it in 06."""
    return np.sum((Yhat - Y) ** 2) / len(Y)

# %% [markdown]
# ## 7.1 How large a step?
#
# First a smaller world. Each point of the plane belongs to one of two classes; the net gets its two coordinates and a constant 1, passes them through two hidden layers of 16 neurons, and says a number. Above ½ means class 1.
#
# The net sees 20 points, walks back, takes a step, and takes the next 20. A **mini-batch** is such a handful; when all 400 points have been used once, an epoch is over. A step goes $\eta$ times the gradient downhill. At $\eta=0.2$ the net below reads 99 of 100 new points rightly after 300 epochs.
#
# Would it get there sooner with steps fifteen times as long? Predict, then look.

# %%
predict("7.1", playground())

# %% [markdown]
# **What you saw.** At $\eta=0.2$ the line bends around the moons within a hundred epochs; at $\eta=3$ the very first epoch throws the weights so far out that all neurons of the second hidden layer say nearly 0, whatever comes in. So does the net, the loss stands at 0.500, and 300 epochs later it stands there still: each gradient has a factor that is nearly 0, $O_2$ itself for $W_3$ and its slope for the rest. From other first weights some such nets wake up again within a hundred epochs; this one does not. (Flat at *one*, the layer would still let $W_3$ learn the mean, and the loss would come down to 0.25.) The gradient is a slope *here*, and the step
#
# $$W\;\leftarrow\;W-\eta\,\frac{\partial L}{\partial W}$$
#
# trusts it for a distance that $\eta$ alone decides. Look at the orange bars under the neurons: they are what comes back to each of them, and after the jump there are none.
#
# And look at the small maps. A neuron of the first layer can draw a straight edge and nothing else; a neuron of the second bends the edges of sixteen others into a shape. Nobody told them which.

# %% [markdown]
# ## 7.2 One epoch by hand
#
# The smallest net there is: one weight, $\hat y=wx$, no sigmoid. It starts at $w=0$ and should learn $y=2x$ from three samples:
#
# | $x$ | 1 | 2 | 3 |
# |---|---|---|---|
# | $y$ | 2 | 4 | 6 |
#
# Mini-batches of two, $\eta=0.1$, order as it stands. The last batch is short: it holds one sample, so its mean has one term. Each batch has its own loss, $L=\frac1N\sum_i(wx_i-y_i)^2$, and its slope is $\frac2N\sum_i(wx_i-y_i)\,x_i$.
#
# | batch | $w$ before | slope | $w$ after |
# |---|---|---|---|
# | (1, 2) | 0 | $\frac22\bigl[(0-2)\cdot1+(0-4)\cdot2\bigr]=-10$ | $0+0.1\cdot10=1$ |
# | (3) | 1 | $\frac21\bigl[(3-6)\cdot3\bigr]=-18$ | $1+0.1\cdot18=2.8$ |
#
# One epoch, two steps, and the weight has gone past 2. Each batch is a guess at the same thing, the slope of the mean over all three samples, and a guess from one sample is a noisier guess, not a smaller one. Divided by its own size it is still a mean; divided by 2 all the same it would be half of one, and the weight would end at 1.9. (The price: the sample of a short batch moves the weight more than the others do.)

# %% [markdown]
# ### Your turn
#
# The same epoch with steps half as long, $\eta=0.05$. The first slope is done for you.

# %%
g1 = -10          # slope of the first batch, at w = 0
w1 = None         # the weight after it:  0 − 0.05 · ____
g2 = None         # slope of the second batch, the sample x = 3 alone, at this new weight
w2 = None         # the weight after one epoch

by_hand("7.2", w1=w1, g2=g2, w2=w2)

# %% [markdown]
# ## 7.3 Where to begin
#
# All weights 0 would make all neurons of a layer the same neuron, and keep them so. They must differ, so they are drawn at random. But how large?
#
# A neuron adds up as many terms as it has inputs: its **fan-in**. If each term has spread 1 and any sign, 100 of them do not add up to 100, but to about 10, the root. (Spread is here the **standard deviation**, the root of the mean squared distance from the mean.) So a weight's spread is divided by $\sqrt{\text{fan-in}}$, and the sum keeps the spread of one term, whatever the width. What is left to choose is one number, the **gain**. For sigmoid layers on the plane, where the inputs are few, this course takes 4, and chapter 08 shows where the 4 comes from. For the digits you will choose it yourself.

# %% [markdown]
# ### E7.1 `init_weights(sizes, gain, rng)` · 1 point
#
# Return a list of random matrices, one for each pair of neighbours in `sizes`: for `[3, 16, 16, 1]` three of them, of shapes (3, 16), (16, 16), (16, 1).
#
# Entries of the hidden layers come from the normal distribution, the bell curve, with mean 0 and spread gain/√(fan-in), where fan-in is the number of rows. The last matrix has gain 1, whatever `gain` is. Draw from `rng` alone, for instance `rng.normal(0, spread, shape)`. It makes its random numbers from a start, its seed: the same seed gives the same net.

# %% solution="init_weights"
def init_weights(sizes, gain, rng):
    """Random matrices for a net with layers of these sizes, input first."""
    ### BEGIN SOLUTION
    Ws = []
    for k in range(len(sizes) - 1):
        last = k == len(sizes) - 2
        spread = (1 if last else gain) / np.sqrt(sizes[k])
        Ws.append(rng.normal(0, spread, (sizes[k], sizes[k + 1])))
    return Ws
    ### END SOLUTION

# %% test="E7.1" points=1
check("E7.1", init_weights)

# %% [markdown]
# ### E7.2 `sgd_epoch(X, Y, Ws, eta, batch, rng)` · 2 points
#
# Go through all rows of `X` and `Y` once, `batch` rows at a time, take a step after each, and return the new list of three matrices. What you were given stays as it is.
#
# - Each row is used exactly once. Shuffle with `rng` if you like: `rng.permutation(len(X))` gives the row numbers in random order.
# - If the rows do not divide evenly, the last batch is short and divides by its own size. (`backward` divides by `len(X)`: what do you hand it?)
# - A batch may be larger than the whole set. Then the epoch is one step.

# %% solution="sgd_epoch"
def sgd_epoch(X, Y, Ws, eta, batch, rng):
    """The three matrices after every row has been used once, `batch` rows a step."""
    ### BEGIN SOLUTION
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch):
        rows = order[start:start + batch]
        Ws = sgd_step(Ws, backward(X[rows], Y[rows], *Ws), eta)
    return Ws
    ### END SOLUTION

# %% test="E7.2" points=2
check("E7.2", sgd_epoch)

# %% [markdown]
# ### E7.3 `train_2d(X, Y, seed)` · 2 points
#
# Put it together: draw the first weights, then epoch after epoch. Return the three matrices of a trained 3-16-16-1 net. `X` is (400, 3), already prepared (each coordinate minus its mean, divided by its spread, and a column of ones); `Y` is (400, 1).
#
# It will be tried on 1 000 new points of two sets: moons (one point for 0.95 right) and two spirals that wind around each other one and a half times (one point for 0.90). What worked in the Playground works here: gain 4, $\eta=0.2$, batches of 20. For the moons 300 epochs are enough, the spirals want half as many again. That takes about a second; there are 20 to spend. Make your own generator from the seed: `rng = np.random.default_rng(seed)`.

# %% solution="train_2d"
def train_2d(X, Y, seed):
    """[W1, W2, W3] of a 3-16-16-1 net that has learnt from X (400, 3) and Y (400, 1)."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    Ws = init_weights([3, 16, 16, 1], 4, rng)
    for epoch in range(450):
        Ws = sgd_epoch(X, Y, Ws, 0.2, 20, rng)
    return Ws
    ### END SOLUTION

# %% [markdown]
# ### First, overfit ten points
#
# Before you let it loose on 400 rows, give it ten and see whether it learns them by heart. A net with 320 weights can. If the loss does not fall far below 0.25, the price of saying ½ to all points, something is broken, and you know it after a second and not after a night. Try it first with the next network you write.

# %% tags=["raises-exception"]
ten = plane_split("moons", seed=0)
X10, Y10 = ten.X[:10], ten.Y[:10]
Ws = train_2d(X10, Y10, 0)
print(f"loss of the ten: {mse(forward(X10, *Ws)['Yhat'], Y10):.4f}")
right = (forward(ten.X_test, *Ws)["Yhat"] > 0.5) == (ten.Y_test > 0.5)
print(f"new points right: {right.mean():.3f}")

# %% [markdown]
# It has the ten by heart, or nearly, and of a thousand new points it gets about one in six wrong. Learning by heart proves that the machine works. It does not prove that it understood anything. Now the 400.

# %% test="E7.3 moons" points=1
check("E7.3 moons", train_2d)

# %% test="E7.3 spirals" points=1
check("E7.3 spirals", train_2d)

# %% [markdown]
# **A good place to pause.** Your net has learnt the plane. What follows are the digits, and what else can be asked of a gradient.

# %% [markdown]
# ## 7.4 The digits
#
# The same three steps, forward, back, downhill. Two things change. There are ten outputs, one for each digit; the target is 1 at the right one and 0 elsewhere, and the net's answer is the place of the largest of the ten, their **argmax**. And there are 64 inputs, which have to be prepared.

# %%
digits = digits_split(seed=0)
print("X      ", digits.X.shape, "    Y      ", digits.Y.shape)
print("X_test ", digits.X_test.shape, "     Y_test ", digits.Y_test.shape)
print("mean and spread of X:", round(abs(digits.X.mean()), 6), round(digits.X.std(), 6))
print("a target:", digits.Y[0])

# %% [markdown]
# From each pixel its mean over the *training* pictures is taken away, and all are divided by one common spread. (A spread for each pixel would not do: some corners are empty in all pictures, and their spread is 0.) The test pictures are prepared with the same means, as if they had come in by mail afterwards.

# %% [markdown]
# ### A set to choose with
#
# Which η, which gain, how many epochs? Whoever tries five values and keeps the one that is best on the test set has trained on the test set, by hand. So a part of the *training* rows is held back to choose with: the **validation** rows. The test rows are looked at once, at the end.
#
# ### E7.4 `train_digits(X, Y, seed)` · 2 points
#
# Return the three matrices of a trained 64-32-32-10 net. `X` is (1297, 64) and `Y` (1297, 10), as above. It is tried on the 500 test pictures of a split that you have not seen: 0.93 of them must be read rightly, and the training may take 20 seconds.
#
# Nobody hands you the settings this time. The three below are a first guess, and a poor one. Let `train_digits` read them from `chosen`, run the cell with the validation rows, change one of the three, run it again. Move η by factors of about 3, not by little steps. Then write one line: what made you stop where you did? (Whoever reads M7 reads it too.)

# %% solution="chosen"
chosen = {"gain": 4, "eta": 1.0, "epochs": 5}
why = ""

### BEGIN SOLUTION
chosen = {"gain": 1, "eta": 0.2, "epochs": 60}
why = "60 epochs: eta 1 reads 0.190, 0.02 reads 0.920, 0.2 reads 0.975; at 0.2 gain 4 stays below gain 1 (0.945)"
### END SOLUTION

# %% solution="train_digits"
def train_digits(X, Y, seed):
    """[W1, W2, W3] of a 64-32-32-10 net that has learnt to read digits."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    Ws = init_weights([64, 32, 32, 10], chosen["gain"], rng)
    for epoch in range(chosen["epochs"]):
        Ws = sgd_epoch(X, Y, Ws, chosen["eta"], 16, rng)
    return Ws
    ### END SOLUTION

# %% tags=["raises-exception"]
X_fit, Y_fit, X_val, Y_val = digits.X[:1097], digits.Y[:1097], digits.X[1097:], digits.Y[1097:]
Ws = train_digits(X_fit, Y_fit, 0)
read = forward(X_val, *Ws)["Yhat"].argmax(axis=1) == Y_val.argmax(axis=1)
print(f"{read.mean():.3f} of the validation rows read rightly with", chosen)

# %% test="E7.4" points=2
check("E7.4", train_digits)

# %% [markdown]
# ### Bonus: a loss for classes · no points
#
# The squared error asks for a 1 and nine 0s, exactly. A reader of digits needs less: the right score has to be the largest. So classifiers turn the scores of a row into probabilities with the **softmax**, e to each score over the sum of these in its row. The **cross-entropy** punishes a small probability of the right class by its logarithm (ln, in code `np.log`).
#
# $$p_k=\frac{e^{s_k}}{\sum_j e^{s_j}}\qquad\qquad L=-\frac1N\sum_n\ln p_{n,\text{right}}$$
#
# One row with three classes, of which the first is right; $L=-\ln0.665=0.408$. The last line was found by nudging.
#
# | class | 1 | 2 | 3 |
# |---|---|---|---|
# | score | 2 | 1 | 0 |
# | $p$ | 0.665 | 0.245 | 0.090 |
# | $\partial L/\partial$ score | −0.335 | 0.245 | 0.090 |
#
# Write `softmax_cross_entropy(Scores, Y)`: return `(L, d)`, the loss and its gradient for the scores. `Scores` is (N, K), each row of `Y` is 1 at the right class and 0 elsewhere. Scores of ±1000 must give no warning and no `nan`; what may you take away from all scores of a row without changing $p$?

# %% solution="softmax_cross_entropy"
def softmax_cross_entropy(Scores, Y):
    """(L, d): the mean cross-entropy of the rows, and its gradient for the scores, (N, K)."""
    ### BEGIN SOLUTION
    shifted = Scores - Scores.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.sum(Y * log_p) / len(Y), (np.exp(log_p) - Y) / len(Y)
    ### END SOLUTION

# %% tags=["raises-exception"]
check("E7.4 bonus", softmax_cross_entropy)

# %% [markdown]
# The way back is the same for both losses; the $d$ it begins with is another. Here is the digits' net with both, 200 steps of 16 pictures.

# %% tags=["raises-exception"]
def step_from(start, eta):
    """One step of descent, for any start: (scores, targets) -> d."""
    def step(X, Y, W1, W2, W3):
        net = forward(X, W1, W2, W3)
        d = start(net["Yhat"], Y)
        d2 = (d @ W3.T) * net["O2"] * (1 - net["O2"])
        d1 = (d2 @ W2.T) * net["O1"] * (1 - net["O1"])
        return sgd_step([W1, W2, W3], [X.T @ d1, net["O1"].T @ d2, net["O2"].T @ d], eta)
    return step

def squares(Scores, Y):
    return 2 / len(Y) * (Scores - Y)

def cross_entropy(Scores, Y):
    return softmax_cross_entropy(Scores, Y)[1]

for eta in (0.02, 0.2, 1.0):
    share = []
    for start in (squares, cross_entropy):
        rng = np.random.default_rng(0)
        Ws = take_steps(step_from(start, eta), X_fit, Y_fit, init_weights([64, 32, 32, 10], 1, rng), 200, 16, rng)
        share.append((forward(X_val, *Ws)["Yhat"].argmax(axis=1) == Y_val.argmax(axis=1)).mean())
    print(f"eta {eta:4}    squared error: {share[0]:.3f}    cross-entropy: {share[1]:.3f}    of the validation rows")

# %% [markdown]
# With $\eta=1$ the cross-entropy reads 0.965 of the validation rows after 200 steps, the squared error guesses. The $d$ of the cross-entropy stays between −1 and 1 before the division by N, however far off the scores are; that of the squared error grows with them. Its first step at $\eta=1$ takes the squared error from 4.8 to 406, so its second is 226 long and throws 99 % of $H_2$ beyond ±5. The third is 0.01 long, those after it are shorter than 0.13, and the net stays near where it fell: it is the jump of 7.1.
#
# Neither loss is the better one at all step sizes. At $\eta=0.02$ it is the other way round, 0.280 for the cross-entropy and 0.520 for the squared error: a $d$ that stays small makes small steps, the first 0.013 long where that of the squared error is 0.22.

# %% [markdown]
# ## 7.5 What should change in this picture?
#
# The lecture draws one more arrow, on the far left of its last page: from $H_1$ back to $X$, with $W_1^\top$ on it. Then it makes no use of it. The gradient at the input, $\partial L/\partial X$, trains nothing, since nobody may change the data.
#
# But it can be asked for. It says of each pixel what a little more ink would do to the loss. And the loss can be asked about any digit: *what should change in this 3, so that you would call it an 8?*
#
# The figure follows the answer one pixel at a time, and asks again after each. How many of the 64 have to change? Predict, then look.

# %%
predict("7.2", what_should_change(train_digits))

# %% [markdown]
# **What you saw.** With our net, three pixels turn this 3 into an 8; of the 38 threes that it reads in the test set, 25 turn after one pixel or two, and none needs more than five. The way back did not stop at the weights:
#
# $$\frac{\partial L}{\partial X}=\frac{\partial L}{\partial H_1}\,W_1^\top$$
#
# Would you call it an 8? The net does not see strokes, it sees 64 numbers. Asked for an 8, it says how to move them so that the loss falls fastest, and that is not how a person would draw one.

# %% [markdown]
# ## 7.6 An open question of the lecturer
#
# On the way back, $dW_3$ is ready before $d$ has reached layer 2. Why wait? One could update $W_3$ at once, and send $d$ back through the new one: no gradient would have to be kept. Here are both ways, for one mini-batch.

# %%
def step(X, Y, W1, W2, W3, eta, as_you_go):
    """One step of descent: all three together, or each layer as soon as its gradient is known."""
    net = forward(X, W1, W2, W3)
    O1, O2 = net["O1"], net["O2"]
    d = 2 / len(X) * (net["Yhat"] - Y)
    new3 = W3 - eta * O2.T @ d
    d = (d @ (new3 if as_you_go else W3).T) * O2 * (1 - O2)
    new2 = W2 - eta * O1.T @ d
    d = (d @ (new2 if as_you_go else W2).T) * O1 * (1 - O1)
    return [W1 - eta * X.T @ d, new2, new3]

# %% [markdown]
# The moons again, a thousand steps, four step sizes. Before you run it: will there be a difference, and at which $\eta$ would you look for it?

# %% tags=["raises-exception"]
moons = plane_split("moons", seed=0)
for eta in (0.02, 0.05, 0.1, 0.2):
    loss = []
    for as_you_go in (False, True):
        rng = np.random.default_rng(0)
        Ws = init_weights([3, 16, 16, 1], 4, rng)
        def one(X, Y, W1, W2, W3, eta=eta, as_you_go=as_you_go):
            return step(X, Y, W1, W2, W3, eta, as_you_go)
        Ws = take_steps(one, moons.X, moons.Y, Ws, 1000, 20, rng)
        loss.append(mse(forward(moons.X, *Ws)["Yhat"], moons.Y))
    print(f"eta {eta:4}    all together: {loss[0]:.4f}    as you go: {loss[1]:.4f}")

# %% [markdown]
# At small steps the two cannot be told apart: $W_3$ before and after a short step is nearly the same matrix. At $\eta=0.2$ the right way still learns, and the other way blows up. The chain rule is about one point; whoever sends $d$ back through a weight that has moved mixes two points. The gradient check of chapter 03 sees the difference at each of the four $\eta$.
#
# So no weight may move before $d$ has passed *through* it. Once it has, nobody needs the old one: moving $W_3$ then, with $W_2$ still waiting, gives the same net to the last digits. That is the lecturer's wish fulfilled, and some frameworks do it to save memory: they fuse the step into the way back.

# %% [markdown]
# > **In a box: two other steps.** Two other ways to use the same gradient $g$. **momentum** steps along a sum that forgets slowly, $v\leftarrow0.9\,v+g$ and $W\leftarrow W-\eta v$: what pulls the same way in batch after batch adds up, to ten times one step in the end, and what jitters cancels. **Adam** divides a running mean of $g$ by the root of a running mean of $g^2$: then a step is about $\eta$ long for each weight, whether its gradients are large or small; the very first is $\eta$ exactly.
# >
# > Both remember something for each weight, momentum one number and Adam two. Both take $g$ on trust: a wrong gradient they follow all the faster.

# %% [markdown]
# > **If you have PyTorch**, let it differentiate the same loss of the same net. If not, `pip install torch` brings it; nothing in this course needs it.

# %% tags=["raises-exception"]
try:
    import torch
except ImportError:
    print("PyTorch is not installed: pip install torch")
else:
    X, Y = digits.X[:16], digits.Y[:16]
    Ws = init_weights([64, 32, 32, 10], 1, np.random.default_rng(0))
    theirs = [torch.tensor(W, requires_grad=True) for W in Ws]
    O1 = torch.sigmoid(torch.tensor(X) @ theirs[0])
    O2 = torch.sigmoid(O1 @ theirs[1])
    torch.nn.functional.cross_entropy(O2 @ theirs[2], torch.tensor(Y)).backward()
    ours = [W - new for W, new in zip(Ws, step_from(cross_entropy, 1.0)(X, Y, *Ws))]
    for k in range(3):
        print(f"dW{k + 1} differs by {np.abs(ours[k] - theirs[k].grad.numpy()).max():.1e}")

# %% [markdown]
# ## Quiz 7 · 1 point
#
# Choose as often as you like; the card answers every choice. Then write the numbers of your choices into the cell below it.

# %%
quiz("Q7")

# %% solution="quiz_7"
quiz_7 = {"a": None, "b": None, "c": None}
### BEGIN SOLUTION
quiz_7 = {"a": 3, "b": 2, "c": 4}
### END SOLUTION

# %% test="Q7" points=1
check("Q7", quiz_7)

# %% [markdown]
# ## M7 · One wrong answer, explained · 2 points
#
# In the figure of 7.5, choose a picture that your net reads wrongly (they stand at the end of the list, "a 3 read as 8"), and set *wanted* to what it really is. Then explain the mistake in four to six sentences, from what you see: the ten output bars, and the picture of $\partial L/\partial x$. A person will read it.
#
# | points | for |
# |---|---|
# | 1 | the picture, what it is and what the net says, with the output bars: how far ahead is the wrong answer, and is the right one second? |
# | 1 | $\partial L/\partial x$ read as a request: which pixels ask for more ink or less, where they lie in the digit, and whether a person would ask for the same |

# %% [markdown] answer="M7" points=2
# I chose the 3 that is read as an 8. The largest output is 0.47, for 8; the right one, 3, is second with 0.23, and nothing else is above 0.12. So the net is torn between the two and sure of neither.
#
# With 3 as the wanted digit, the large hollow squares stand in columns 3 and 4 of rows 3 to 6: *less* ink there. Taking the ink out of the single pixel in row 3, column 4 is enough for the net to say 3. More ink is asked for on the right, in the upper two rows.
#
# Columns 3 and 4 are where the left side of an 8 would be. This writer's stroke swings so far to the left that it fills the gap by which a 3 is known, so for the net the loop is closed. A person would ask for the same gap, but would not need it.

# %% [markdown]
# ## Now you can
#
# **train a network you wrote on data you did not make.**
#
# - cut data into mini-batches, and say what the last, short one divides by
# - draw the first weights so that the sum in a neuron keeps its size
# - overfit ten points first, and choose the settings with validation rows
# - carry the gradient one layer further than anybody needs, and read what it asks of a picture
# - say why no weight may move before d has passed through it

# %% [markdown]
# **Next: [08 The debugging clinic](../08_debugging_clinic/08_debugging_clinic.ipynb).** Your nets trained because somebody had tried the settings before you. Change one of them, and you meet the nets that the last page of the lecture asks about: one that does not train, one that trains too slowly, one that was badly built. And a patient from chapter 00 is still waiting.

# %% [markdown]
# ## Hand in

# %%
from backprop import hand_in

hand_in(7)

# %%
course_map(here=7)
