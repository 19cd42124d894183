"""The gates of the source table in PyTorch: a forward each, and the gradients that autograd derives from it.

    npx gradcheck check --process "python3 examples/python/torch_gates.py"
"""
import torch
import torch.nn.functional as F

from gradcheck_subject import Subject, labels, real, serve

vector = {"x": real("n")}
serve(
    {
        "matvec": Subject.torch(
            lambda W, x: W @ x, inputs={"W": real("n", "m"), "x": real("m")}, implements="matvec",
        ),
        "vecmat": Subject.torch(
            lambda x, W: x @ W, inputs={"x": real("n"), "W": real("n", "m")}, implements="vecmat",
        ),
        "identity": Subject.torch(lambda x: x.clone(), inputs=vector, implements="identity"),
        # Entry by entry a function takes all points of a question at once, stacked along a new first axis:
        # batched=True makes one call of hundreds.
        "sigmoid": Subject.torch(torch.sigmoid, inputs=vector, batched=True, implements="sigmoid"),
        "tanh": Subject.torch(torch.tanh, inputs=vector, batched=True, implements="tanh"),
        "softmaxCrossEntropy": Subject.torch(
            lambda y, z: F.cross_entropy(z, y),
            inputs={"y": labels("n", n=1), "z": real("n")},
            implements="softmaxCrossEntropy",
        ),
    },
    version=torch.__version__,
)
