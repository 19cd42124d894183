"""The differentiable functions of torch and torch.nn.functional, each with the ways in which it is to be called.

An operation is a list of ways; a way is a label, the inputs to draw, and the function of their tensors.
"""
from . import arrangements, elementwise, losses, networks, products, reductions

operations = {
    **elementwise.operations,
    **reductions.operations,
    **products.operations,
    **arrangements.operations,
    **networks.operations,
    **losses.operations,
}
