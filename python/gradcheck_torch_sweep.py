"""Every differentiable function of PyTorch, in all the ways it is to be called, for `gradcheck compare torch --sweep`.

A way is served as a gate whose name is the function and, in parentheses, what tells the way from the others. With an
argument, float32, it works in single precision.
"""
import sys
import warnings

import torch

if tuple(map(int, torch.__version__.split(".")[:2])) < (1, 13):
    sys.exit("gradcheck_torch_sweep.py: expected PyTorch 1.13 or later, came %s" % torch.__version__)

# What will be called otherwise in a later version is of no interest here.
warnings.simplefilter("ignore")

from gradcheck_subject import Subject, serve
from gradcheck_torch_operations import operations

if __name__ == "__main__":
    torch.set_num_threads(1)
    serve(
        {
            "%s(%s)" % (name, label): Subject.torch(forward, inputs=inputs)
            for name, ways in operations.items()
            for label, inputs, forward in ways
        },
        name="torch",
        version=torch.__version__,
        dtype=sys.argv[1] if len(sys.argv) > 1 else "float64",
    )
