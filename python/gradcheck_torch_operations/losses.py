"""Losses, by what is predicted, and by the target where that is a number of its own."""
from .kit import *

F = torch.nn.functional

whole = torch.tensor
kinds = ["none", "mean", "sum"]
sizes = [(3,), (2, 3), ()]


def loss(f, first=real, second=real, of=sizes, **ranges):
    """A loss of two tensors of one shape, by both."""
    return every(
        lambda shape, reduction, **chosen: (
            {"x": first(*shape), "y": second(*shape)},
            lambda x, y: f(x, y, reduction=reduction, **chosen),
        ),
        shape=of,
        reduction=kinds,
        **ranges
    )


def signed(f, shapes, **ranges):
    """A loss of tensors of these shapes and a target of signs."""
    return every(
        lambda reduction, signs, **chosen: (
            at(**shapes),
            lambda *given: f(*given, whole(signs, dtype=given[0].dtype), reduction=reduction, **chosen),
        ),
        reduction=kinds,
        signs=[[1, -1], [-1, -1]],
        **ranges
    )


def classes(f, **ranges):
    """A loss of numbers by class and a target of classes."""
    return every(
        lambda target, reduction, **chosen: (
            at(x=(3, 4)),
            lambda x: f(x, whole(target), reduction=reduction, **chosen),
        ),
        target=[[0, 3, 2], [1, 1, 1]],
        reduction=kinds,
        **ranges
    )


parts = within(0.05, 0.95)
weights = [None, [0.5, 2.0, 0.0, 1.5]]


def weighted(f):
    return lambda x, y, weight=None, **chosen: f(
        x, y, weight=None if weight is None else whole(weight, dtype=x.dtype), **chosen
    )


operations = {
    "binary_cross_entropy": loss(F.binary_cross_entropy, parts, parts)
    + every(
        lambda reduction: (
            {"x": parts(2, 3), "y": parts(2, 3)},
            lambda x, y: F.binary_cross_entropy(x, y, whole([0.5, 2.0, 0.0], dtype=x.dtype), reduction=reduction),
        ),
        reduction=kinds,
    ),
    "binary_cross_entropy_with_logits": loss(F.binary_cross_entropy_with_logits, real, parts)
    + every(
        lambda reduction, positive: (
            {"x": real(2, 3), "y": parts(2, 3)},
            lambda x, y: F.binary_cross_entropy_with_logits(
                x,
                y,
                whole([0.5, 2.0, 0.0], dtype=x.dtype),
                reduction=reduction,
                pos_weight=whole(positive, dtype=x.dtype),
            ),
        ),
        reduction=kinds,
        positive=[[1.0, 3.0, 0.5], [2.0]],
    ),
    "cosine_embedding_loss": signed(F.cosine_embedding_loss, dict(a=(2, 3), b=(2, 3)), margin=[0.0, 0.31]),
    "cross_entropy": classes(
        weighted(F.cross_entropy), weight=weights, ignore_index=[-100, 3], label_smoothing=[0.0, 0.3]
    )
    + every(
        lambda reduction, smoothing, weight: (
            {"x": real(2, 4), "y": parts(2, 4)},
            lambda x, y: weighted(F.cross_entropy)(x, y, weight, reduction=reduction, label_smoothing=smoothing),
        ),
        reduction=kinds,
        smoothing=[0.0, 0.3],
        weight=weights,
    )
    + every(
        lambda reduction: (at(x=(1, 2, 3)), lambda x: F.cross_entropy(x, whole([[0, 1, 1]]), reduction=reduction)),
        reduction=kinds,
    )
    + every(lambda target: (at(x=(4,)), lambda x: F.cross_entropy(x, whole(target))), target=[0, 3]),
    "ctc_loss": every(
        lambda reduction, target, zero: (
            at(x=(5, 2, 3)),
            lambda x: F.ctc_loss(
                x.log_softmax(-1),
                whole(target),
                whole([5, 4]),
                whole([2, 1]),
                reduction=reduction,
                zero_infinity=zero,
            ),
        ),
        reduction=kinds,
        target=[[[1, 2], [2, 1]], [[1, 1], [2, 2]]],
        zero=[False, True],
    ),
    "gaussian_nll_loss": every(
        lambda reduction, full, shape: (
            {"x": real(2, 3), "y": real(2, 3), "v": positive(*shape)},
            lambda x, y, v: F.gaussian_nll_loss(x, y, v, full, reduction=reduction),
        ),
        reduction=kinds,
        full=[False, True],
        shape=[(2, 3), (2, 1)],
    ),
    "hinge_embedding_loss": signed(F.hinge_embedding_loss, dict(x=(3, 2)), margin=[1.0, 0.37]),
    "huber_loss": loss(F.huber_loss, delta=[1.1, 0.33, 20.0]),
    "kl_div": loss(F.kl_div, real, positive, log_target=[False]) + loss(F.kl_div, real, real, log_target=[True]),
    "l1_loss": loss(F.l1_loss),
    "margin_ranking_loss": signed(F.margin_ranking_loss, dict(a=(2,), b=(2,)), margin=[0.0, 0.37]),
    "mse_loss": loss(F.mse_loss),
    "multi_margin_loss": classes(F.multi_margin_loss, p=[1, 2], margin=[1.0, 0.37])
    + every(
        lambda p, reduction: (
            at(x=(3, 4)),
            lambda x: F.multi_margin_loss(
                x, whole([0, 3, 2]), p, weight=whole([0.5, 2.0, 0.0, 1.5], dtype=x.dtype), reduction=reduction
            ),
        ),
        p=[1, 2],
        reduction=kinds,
    ),
    "multilabel_margin_loss": every(
        lambda reduction, target: (
            at(x=(2, 3)),
            lambda x: F.multilabel_margin_loss(x, whole(target), reduction=reduction),
        ),
        reduction=kinds,
        target=[[[0, -1, 1], [2, 1, -1]], [[1, 0, 2], [-1, 0, 1]]],
    ),
    "multilabel_soft_margin_loss": every(
        lambda reduction, weight: (
            {"x": real(2, 4), "y": parts(2, 4)},
            lambda x, y: weighted(F.multilabel_soft_margin_loss)(x, y, weight, reduction=reduction),
        ),
        reduction=kinds,
        weight=weights,
    ),
    "nll_loss": classes(weighted(F.nll_loss), weight=weights, ignore_index=[-100, 3])
    + every(
        lambda reduction: (
            at(x=(1, 2, 3, 1)),
            lambda x: F.nll_loss(x, whole([[[0], [1], [1]]]), reduction=reduction),
        ),
        reduction=kinds,
    ),
    "poisson_nll_loss": loss(F.poisson_nll_loss, positive, positive, log_input=[True, False], full=[False, True]),
    "smooth_l1_loss": loss(F.smooth_l1_loss, beta=[1.1, 0.33, 0.0]),
    "soft_margin_loss": signed(F.soft_margin_loss, dict(x=(3, 2))),
    "triplet_margin_loss": every(
        lambda reduction, margin, p, swap: (
            at(a=(2, 3), b=(2, 3), c=(2, 3)),
            lambda a, b, c: F.triplet_margin_loss(a, b, c, margin, p, swap=swap, reduction=reduction),
        ),
        reduction=kinds,
        margin=[1.0, 5.3],
        p=[1, 2, 3],
        swap=[False, True],
    ),
    "triplet_margin_with_distance_loss": every(
        lambda reduction, swap: (
            at(a=(2, 3), b=(2, 3), c=(2, 3)),
            lambda a, b, c: F.triplet_margin_with_distance_loss(a, b, c, swap=swap, margin=2.2, reduction=reduction),
        ),
        reduction=kinds,
        swap=[False, True],
    ),
}
operations = {"nn.functional.%s" % name: ways for name, ways in operations.items()}
