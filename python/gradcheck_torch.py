"""The gates of gradcheck's catalogue as PyTorch computes them, with the gradients that its autograd derives.

    npx gradcheck check --process "python3 node_modules/gradcheck/python/gradcheck_torch.py"

With an argument, float32, it works in single precision. Gates that work entry by entry, or along one axis, take
all points of a question at once; products of matrices and reductions to a number are called one by one, since
PyTorch has other code for a stack of them.
"""
import sys

import torch
import torch.nn.functional as F

from gradcheck_subject import (
    Subject, greater_than, kink, labels, nonzero, positive, probabilities, real, serve, ties,
)


def gate(forward, output=(), **facts):
    return lambda name: Subject.torch(forward, output=list(output), implements=name, **facts)


def entrywise(forward, x=None, **facts):
    return gate(forward, ["n"], inputs={"x": x or real("n")}, batched=True, **facts)


def of_two(forward, y=None, **facts):
    return gate(forward, ["n"], inputs={"x": real("n"), "y": y or real("n")}, batched=True, **facts)


gates = {
    "matvec": gate(lambda W, x: W @ x, ["n"], inputs={"W": real("n", "m"), "x": real("m")}),
    "vecmat": gate(lambda x, W: x @ W, ["m"], inputs={"x": real("n"), "W": real("n", "m")}),
    "affine": gate(
        lambda W, x, b: F.linear(x, W, b), ["n"], inputs={"W": real("n", "m"), "x": real("m"), "b": real("n")},
    ),
    "matmul": gate(torch.matmul, ["n", "m"], inputs={"A": real("n", "k"), "B": real("k", "m")}),

    "identity": entrywise(torch.clone),
    "add": of_two(torch.add),
    "subtract": of_two(torch.sub),
    "multiply": of_two(torch.mul),
    "divide": of_two(torch.div, y=nonzero("n")),
    "maximum": of_two(torch.maximum, kinks=[ties("x", "y")]),

    "sigmoid": entrywise(torch.sigmoid),
    "tanh": entrywise(torch.tanh),
    "relu": entrywise(torch.relu, kinks=[kink("x", 0)]),
    "leakyRelu": entrywise(F.leaky_relu, kinks=[kink("x", 0)]),
    "elu": entrywise(F.elu),
    "softplus": entrywise(F.softplus),
    "silu": entrywise(F.silu),
    "gelu": entrywise(F.gelu),
    "geluTanh": entrywise(lambda x: F.gelu(x, approximate="tanh")),
    "softsign": entrywise(F.softsign),
    "exp": entrywise(torch.exp),
    "expm1": entrywise(torch.expm1),
    "log": entrywise(torch.log, positive("n")),
    "log1p": entrywise(torch.log1p, greater_than(-1, "n")),
    "sqrt": entrywise(torch.sqrt, positive("n")),
    "square": entrywise(torch.square),
    "reciprocal": entrywise(torch.reciprocal, nonzero("n")),
    "abs": entrywise(torch.abs, kinks=[kink("x", 0)]),
    "sin": entrywise(torch.sin),
    "cos": entrywise(torch.cos),
    "atan": entrywise(torch.atan),

    "sum": gate(torch.sum, inputs={"x": real("n")}),
    "mean": gate(torch.mean, inputs={"x": real("n", n=1)}),
    "prod": gate(torch.prod, inputs={"x": real("n")}),
    "max": gate(torch.max, inputs={"x": real("n", n=1)}, kinks=[ties("x")]),
    "dot": gate(torch.dot, inputs={"x": real("n"), "y": real("n")}),
    "norm": gate(torch.linalg.norm, inputs={"x": real("n")}, kinks=[kink("x", 0)]),
    "logSumExp": gate(lambda x: torch.logsumexp(x, -1), inputs={"x": real("n", n=1)}, batched=True),
    "softmax": gate(lambda x: torch.softmax(x, -1), ["n"], inputs={"x": real("n", n=1)}, batched=True),
    "logSoftmax": gate(lambda x: torch.log_softmax(x, -1), ["n"], inputs={"x": real("n", n=1)}, batched=True),

    "crossEntropy": gate(
        lambda y, p: -torch.xlogy(y, p).sum(), inputs={"y": labels("n", n=1), "p": probabilities("n", n=1)},
    ),
    "softmaxCrossEntropy": gate(
        lambda y, z: F.cross_entropy(z, y), inputs={"y": labels("n", n=1), "z": real("n")},
    ),
    "meanSquaredError": gate(
        F.mse_loss, inputs={"prediction": real("n", n=1), "target": real("n", n=1)},
    ),
}

if __name__ == "__main__":
    serve(
        {name: make(name) for name, make in gates.items()},
        name="torch",
        version=torch.__version__,
        dtype=sys.argv[1] if len(sys.argv) > 1 else "float64",
    )
