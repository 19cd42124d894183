"""The functions of the bench as PyTorch sees them, right and wrong, by the names of board/."""
import torch


class Claim(torch.autograd.Function):
    """A forward with the vjp that somebody claims for it."""

    @staticmethod
    def forward(ctx, f, vjp, *xs):
        ctx.vjp = vjp
        ctx.save_for_backward(*xs)
        return f(*xs)

    @staticmethod
    def backward(ctx, u):
        return (None, None, *ctx.vjp(u, *ctx.saved_tensors))


def claim(f, vjp):
    return lambda *xs: Claim.apply(f, vjp, *xs)


def entrywise(f, df):
    return claim(f, lambda u, x: (df(x) * u,))


def slope(x):
    e = torch.exp(-x.abs())
    return e / (1 + e) ** 2


def one_entry(k, factor):
    """The slope of the logistic function, one entry of it wrong."""

    def df(x):
        d = slope(x)
        d[k] *= factor
        return d

    return df


def swapped(x):
    d = slope(x)
    d[[100, 900]] = d[[900, 100]]
    return d


def nan_entry(x):
    d = slope(x)
    d[1] = float("nan")
    return d


def relu(at_zero):
    return entrywise(lambda x: x.clamp(min=0), lambda x: torch.where(x == 0, at_zero, (x > 0) * 1.0))


def softmax(x):
    return torch.softmax(x, 0)


def modifies(u, x):
    d = slope(x) * u
    x.data[0] += 1
    return (d,)


total = {"sum": None}  # what the gradients of `adds_up` have come to


def adds_up(u, x):
    d = slope(x) * u
    total["sum"] = d if total["sum"] is None else total["sum"] + d
    return (total["sum"],)


def noisy(x):
    return slope(x) * (1 + 1e-4 * (torch.rand_like(x) - 0.5))


def tied(u, x):
    return ((x == x.max()) * u,)


S = torch.sigmoid
FUNCTIONS = {
    "W x": lambda W, x: W @ x,
    "W for its transpose": claim(lambda W, x: W @ x, lambda u, W, x: (torch.outer(u, x), W @ u)),
    "sigmoid": entrywise(S, slope),
    "relu, slope 0": relu(0.0),
    "relu, slope 0.5": relu(0.5),
    "relu, slope 1": relu(1.0),
    "relu, slope 1.5": relu(1.5),
    "relu, slope -0.1": relu(-0.1),
    "square": entrywise(lambda x: x * x, lambda x: 2 * x),
    "log": entrywise(torch.log, lambda x: 1 / x),
    "sqrt": entrywise(torch.sqrt, lambda x: 0.5 / torch.sqrt(x)),
    "1e8 + sin": entrywise(lambda x: 1e8 + torch.sin(x), torch.cos),
    "exp": entrywise(torch.exp, torch.exp),
    "norm": claim(lambda x: x.norm(), lambda u, x: (torch.zeros_like(x),)),
    "tanh": entrywise(torch.tanh, lambda x: 1 - torch.tanh(x) ** 2),
    "softmax": claim(softmax, lambda u, x: (softmax(x) * (u - (softmax(x) * u).sum()),)),
    "constant": entrywise(lambda x: torch.full_like(x, 3), torch.zeros_like),
    "sigmoid × (1 + 1e-6)": entrywise(S, lambda x: slope(x) * (1 + 1e-6)),
    "sigmoid, [2] × (1 + 1e-8)": entrywise(S, one_entry(2, 1 + 1e-8)),
    "sigmoid, zeros": entrywise(S, torch.zeros_like),
    "1e-6 x, zeros": entrywise(lambda x: 1e-6 * x, torch.zeros_like),
    "max, all tied": claim(lambda x: x.max(), tied),
    "sigmoid, cotangent ignored": claim(S, lambda u, x: (slope(x),)),
    "softmax, diagonal": claim(softmax, lambda u, x: (softmax(x) * (1 - softmax(x)) * u,)),
    "sigmoid, NaN in [1]": entrywise(S, nan_entry),
    "sigmoid, input modified": claim(S, modifies),
    "sigmoid, adds up": claim(S, adds_up),
    "sigmoid, noise": entrywise(S, noisy),
    "sigmoid, [777] × 1.0001": entrywise(S, one_entry(777, 1.0001)),
    "sigmoid, [777] × 1.2": entrywise(S, one_entry(777, 1.2)),
    "sigmoid, two swapped": entrywise(S, swapped),
    "sigmoid, [1] × 1.01": entrywise(S, one_entry(1, 1.01)),
}
