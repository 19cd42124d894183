"""Functions of each entry, and of several tensors that broadcast."""
from .kit import *

parts = within(-0.9, 0.9)
special = torch.special


operations = {
    "abs": unary(torch.abs),
    "acos": unary(torch.acos, parts),
    "acosh": unary(torch.acosh, beyond(1.25)),
    "asin": unary(torch.asin, parts),
    "asinh": unary(torch.asinh),
    "atan": unary(torch.atan),
    "atanh": unary(torch.atanh, parts),
    "ceil": unary(torch.ceil),
    "clamp": every(
        lambda shape, low, high: None if low is high else (at(x=shape), lambda x: torch.clamp(x, low, high)),
        shape=shapes,
        low=[None, -0.5],
        high=[None, 1.0],
    ),
    "clamp, tensors": of_shapes(
        lambda x, low, high: torch.clamp(x, low, high + 9),
        dict(x=(2, 3), low=(2, 3), high=(2, 3)),
        dict(x=(2, 3), low=(3,), high=(2, 1)),
        dict(x=(3,), low=(2, 3), high=()),
        dict(x=(), low=(4,), high=(1,)),
    )
    + of_shapes(lambda x, low: torch.clamp(x, min=low), dict(x=(2, 3), low=(3,)), dict(x=(3,), low=(2, 3))),
    "cos": unary(torch.cos),
    "cosh": unary(torch.cosh),
    "deg2rad": unary(torch.deg2rad),
    "digamma": unary(torch.digamma, positive) + told("negative", unary(torch.digamma, within(-2.9, -2.1), [(3,)])),
    "erf": unary(torch.erf),
    "erfc": unary(torch.erfc),
    "erfinv": unary(torch.erfinv, parts),
    "exp": unary(torch.exp),
    "exp2": unary(torch.exp2),
    "expm1": unary(torch.expm1),
    "fix": unary(torch.fix),
    "floor": unary(torch.floor),
    "frac": unary(torch.frac),
    "i0": unary(torch.i0),
    "lgamma": unary(torch.lgamma, positive) + told("negative", unary(torch.lgamma, within(-2.9, -2.1), [(3,)])),
    "log": unary(torch.log, positive),
    "log10": unary(torch.log10, positive),
    "log1p": unary(torch.log1p, within(-0.75, 5)),
    "log2": unary(torch.log2, positive),
    "logit": every(
        lambda shape, eps: (at(within(0.05, 0.95), x=shape), lambda x: torch.logit(x, eps)),
        shape=shapes,
        eps=[None, 0.21],
    ),
    "mvlgamma": every(
        lambda shape, p: (at(beyond(2), x=shape), lambda x: torch.mvlgamma(x, p)), shape=shapes, p=[1, 2, 3]
    ),
    "nan_to_num": unary(torch.nan_to_num),
    "neg": unary(torch.neg),
    "polygamma": every(
        lambda shape, n: (at(positive, x=shape), lambda x: torch.polygamma(n, x)),
        shape=[(), (5,), (2, 3)],
        n=[0, 1, 2, 3],
    ),
    "positive": unary(torch.positive),
    "rad2deg": unary(torch.rad2deg),
    "reciprocal": unary(torch.reciprocal),
    "round": every(
        lambda shape, decimals: (at(x=shape), lambda x: torch.round(x, decimals=decimals)),
        shape=shapes,
        decimals=[0, -1],
    ),
    "rsqrt": unary(torch.rsqrt, positive),
    "sgn": unary(torch.sgn),
    "sigmoid": unary(torch.sigmoid),
    "sign": unary(torch.sign),
    "sin": unary(torch.sin),
    "sinc": unary(torch.sinc),
    "sinh": unary(torch.sinh),
    "special.entr": unary(special.entr, positive),
    "special.erfcx": unary(special.erfcx),
    "special.i0e": unary(special.i0e),
    "special.i1": unary(special.i1),
    "special.i1e": unary(special.i1e),
    "special.log_ndtr": unary(special.log_ndtr),
    "special.ndtr": unary(special.ndtr),
    "special.ndtri": unary(special.ndtri, within(0.05, 0.95)),
    "sqrt": unary(torch.sqrt, positive),
    "square": unary(torch.square),
    "tan": unary(torch.tan, within(-1.25, 1.25)),
    "tanh": unary(torch.tanh),
    "trunc": unary(torch.trunc),
    "add": binary(torch.add) + told("alpha=-3", binary(lambda a, b: torch.add(a, b, alpha=-3), of=pairs[:5])),
    "addcdiv": every(
        lambda shapes, value: (
            {"x": real(*shapes[0]), "a": real(*shapes[1]), "b": positive(*shapes[2])},
            lambda x, a, b: torch.addcdiv(x, a, b, value=value),
        ),
        shapes=[((2, 3), (2, 3), (2, 3)), ((3,), (2, 1), (1, 3)), ((2, 3), (3,), ())],
        value=[1, -2.5],
    ),
    "addcmul": every(
        lambda shapes, value: (
            at(x=shapes[0], a=shapes[1], b=shapes[2]),
            lambda x, a, b: torch.addcmul(x, a, b, value=value),
        ),
        shapes=[((2, 3), (2, 3), (2, 3)), ((3,), (2, 1), (1, 3)), ((2, 3), (3,), ())],
        value=[1, -2.5],
    ),
    "atan2": binary(torch.atan2),
    "copysign": binary(torch.copysign) + unary(lambda x: torch.copysign(x, -2.0)),
    "div": binary(torch.div),
    "div, rounded": every(
        lambda shapes, mode: (
            {"a": real(*shapes[0]), "b": positive(*shapes[1])},
            lambda a, b: torch.div(a * 1.37, b + 0.11, rounding_mode=mode),
        ),
        shapes=pairs[:7],
        mode=["trunc", "floor"],
    ),
    "float_power": binary(torch.float_power, positive, within(-2, 3))
    + every(lambda n: (at(x=(4,)), lambda x: torch.float_power(x, n)), n=[0, 1, 2, 3, -1, -2]),
    "fmax": binary(torch.fmax),
    "fmin": binary(torch.fmin),
    "fmod": binary(lambda a, b: torch.fmod(a * 1.37, b + 0.11), real, positive),
    "hypot": binary(torch.hypot),
    "ldexp": binary(torch.ldexp),
    "lerp": every(
        lambda weight: (at(x=(2, 3), y=(3,)), lambda x, y: torch.lerp(x, y, weight)), weight=[0.0, 0.3, 0.7, 2.0]
    )
    + of_shapes(
        torch.lerp, dict(x=(2, 3), y=(3,), w=(2, 1)), dict(x=(3,), y=(2, 3), w=()), dict(x=(), y=(1,), w=(4,))
    ),
    "logaddexp": binary(torch.logaddexp),
    "logaddexp2": binary(torch.logaddexp2),
    "maximum": binary(torch.maximum),
    "minimum": binary(torch.minimum),
    "mul": binary(torch.mul),
    "pow": binary(torch.pow, positive, within(-2, 3))
    + every(lambda shape, n: (at(x=shape), lambda x: torch.pow(x, n)), shape=[(4,), (2, 3)], n=[0, 1, 2, 3, -1, -2])
    + every(lambda shape, base: (at(x=shape), lambda x: torch.pow(base, x)), shape=[(), (4,)], base=[0.5, 2, 1, 3.0]),
    "remainder": binary(lambda a, b: torch.remainder(a * 1.37, b + 0.11), real, positive),
    "rsub": binary(torch.rsub),
    "special.xlog1py": binary(special.xlog1py, real, positive),
    "special.zeta": every(lambda s: (at(positive, q=(3,)), lambda q: special.zeta(s, q)), s=[1.5, 2.0, 3.0, 4.5]),
    "sub": binary(torch.sub) + told("alpha=2.5", binary(lambda a, b: torch.sub(a, b, alpha=2.5), of=pairs[:5])),
    "where": binary(lambda a, b: torch.where(a > b, a, b)),
    "xlogy": binary(torch.xlogy, real, positive),
}
