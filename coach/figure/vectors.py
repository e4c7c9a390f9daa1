"""Three-vectors and rotation matrices as plain tuples; angles in degrees."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, radians, sin, sqrt

Vec = tuple[float, float, float]
Mat = tuple[Vec, Vec, Vec]
"""Three rows. The columns of a body frame are its front, up and right."""


def plus(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, factor: float) -> Vec:
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    return hypot(*a)


def unit(a: Vec) -> Vec:
    return times(a, 1.0 / length(a))


def mix(a: Vec, b: Vec, t: float) -> Vec:
    """The point a share `t` of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def across(along: Vec, wanted: Vec) -> Vec:
    """The direction at a right angle to `along` that is nearest to `wanted`, or any if they are parallel."""
    axis = unit(along)
    rest = minus(wanted, times(axis, dot(wanted, axis)))
    if length(rest) < 1e-9:
        smallest = min(range(3), key=lambda i: abs(axis[i]))
        return across(axis, (float(smallest == 0), float(smallest == 1), float(smallest == 2)))
    return unit(rest)


def turned(m: Mat, v: Vec) -> Vec:
    return (dot(m[0], v), dot(m[1], v), dot(m[2], v))


def transposed(m: Mat) -> Mat:
    return (
        (m[0][0], m[1][0], m[2][0]),
        (m[0][1], m[1][1], m[2][1]),
        (m[0][2], m[1][2], m[2][2]),
    )


def product(*matrices: Mat) -> Mat:
    """The matrices multiplied from left to right."""
    result = matrices[0]
    for following in matrices[1:]:
        columns = transposed(following)
        result = (
            (dot(result[0], columns[0]), dot(result[0], columns[1]), dot(result[0], columns[2])),
            (dot(result[1], columns[0]), dot(result[1], columns[1]), dot(result[1], columns[2])),
            (dot(result[2], columns[0]), dot(result[2], columns[1]), dot(result[2], columns[2])),
        )
    return result


def about_x(degrees: float) -> Mat:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c))


def about_y(degrees: float) -> Mat:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c))


def about_z(degrees: float) -> Mat:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0))


def frame_from(up: Vec, front: Vec) -> Mat:
    """The body frame with this `up`; `front` is straightened to stand at a right angle to it."""
    y = unit(up)
    x = unit(minus(front, times(y, dot(front, y))))
    return transposed((x, y, cross(x, y)))


def about_axis(axis: Vec, angle_rad: float) -> Mat:
    x, y, z = axis
    c, s = cos(angle_rad), sin(angle_rad)
    d = 1.0 - c
    return (
        (c + x * x * d, x * y * d - z * s, x * z * d + y * s),
        (y * x * d + z * s, c + y * y * d, y * z * d - x * s),
        (z * x * d - y * s, z * y * d + x * s, c + z * z * d),
    )


def axis_and_angle(m: Mat) -> tuple[Vec, float]:
    """The axis and the angle in radians (0 to pi) of a rotation."""
    twist = (m[2][1] - m[1][2], m[0][2] - m[2][0], m[1][0] - m[0][1])
    angle_rad = atan2(length(twist), m[0][0] + m[1][1] + m[2][2] - 1.0)
    if angle_rad < 1e-7:
        return (0.0, 1.0, 0.0), 0.0
    if angle_rad > pi - 1e-4:
        return _half_turn_axis(m), angle_rad
    return unit(twist), angle_rad


def _half_turn_axis(m: Mat) -> Vec:
    squares = [max(0.0, (m[i][i] + 1.0) / 2.0) for i in range(3)]
    i = squares.index(max(squares))
    root = sqrt(squares[i])
    x, y, z = ((m[i][j] + m[j][i]) / (4.0 * root) if j != i else root for j in range(3))
    return unit((x, y, z))


def between(a: Mat, b: Mat, t: float) -> Mat:
    """The rotation a share `t` of the shortest way from `a` to `b`."""
    axis, angle_rad = axis_and_angle(product(transposed(a), b))
    if angle_rad == 0.0:
        return a
    return product(a, about_axis(axis, angle_rad * t))


def reflected(m: Mat) -> Mat:
    """The frame seen in the mirror that swaps right and left (z to -z)."""
    return (
        (m[0][0], m[0][1], -m[0][2]),
        (m[1][0], m[1][1], -m[1][2]),
        (-m[2][0], -m[2][1], m[2][2]),
    )


def other_side(name: str) -> str:
    """The name of the same joint or part on the other side of the body."""
    return {"R": f"{name[:-1]}L", "L": f"{name[:-1]}R"}.get(name[-1], name)
