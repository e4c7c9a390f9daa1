"""The measures of the body: half-widths along each part, metres, for a stature of 1.72."""

from __future__ import annotations

from typing import Final

import numpy as np

from coach.figure.arrays import Floats

Table = tuple[tuple[float, float, float, float], ...]


def resampled(table: Table, count: int) -> Floats:
    """A profile at `count` equal steps: rows of place, half-width, half-depth, forward offset."""
    values = np.array(table, dtype=np.float64)
    at = values[:, 0]
    wanted = np.linspace(at[0], at[-1], count)
    i = np.clip(np.searchsorted(at, wanted, side="right") - 1, 0, len(at) - 2)
    step = at[i + 1] - at[i]
    t = (wanted - at[i]) / step
    columns = [wanted]
    for k in range(1, values.shape[1]):
        y = values[:, k]
        slope = np.gradient(y, at)
        columns.append(
            (2 * t**3 - 3 * t**2 + 1) * y[i]
            + (t**3 - 2 * t**2 + t) * step * slope[i]
            + (-2 * t**3 + 3 * t**2) * y[i + 1]
            + (t**3 - t**2) * step * slope[i + 1]
        )
    return np.column_stack(columns)


# Shares of the bone from its upper joint, then metres.
THIGH: Final = resampled(
    (
        (0, 0.080, 0.086, -0.004),
        (0.15, 0.085, 0.089, -0.002),
        (0.4, 0.077, 0.080, 0.006),
        (0.7, 0.060, 0.063, 0.005),
        (0.9, 0.052, 0.055, 0.002),
        (1, 0.050, 0.053, 0.0),
    ),
    11,
)
SHANK: Final = resampled(
    (
        (0, 0.050, 0.053, 0),
        (0.12, 0.049, 0.053, -0.004),
        (0.3, 0.053, 0.057, -0.014),
        (0.5, 0.046, 0.050, -0.012),
        (0.75, 0.034, 0.037, -0.004),
        (0.9, 0.030, 0.033, 0),
        (1, 0.031, 0.035, 0),
    ),
    11,
)
UPPER_ARM: Final = resampled(
    (
        (0, 0.050, 0.056, 0),
        (0.2, 0.050, 0.055, 0),
        (0.5, 0.042, 0.046, 0.002),
        (0.8, 0.036, 0.039, 0),
        (1, 0.035, 0.037, 0),
    ),
    8,
)
FOREARM: Final = resampled(
    (
        (0, 0.035, 0.037, 0),
        (0.22, 0.040, 0.041, 0.002),
        (0.5, 0.035, 0.034, 0.001),
        (0.8, 0.027, 0.024, 0),
        (1, 0.027, 0.021, 0),
    ),
    8,
)
HAND: Final = resampled(
    (
        (0, 0.027, 0.019, 0),
        (0.25, 0.037, 0.018, 0),
        (0.5, 0.041, 0.016, 0),
        (0.75, 0.036, 0.012, 0),
        (0.95, 0.024, 0.009, 0),
    ),
    7,
)
# Metres along the spine from the middle of the hips.
TORSO: Final = resampled(
    (
        (-0.065, 0.090, 0.070, -0.012),
        (-0.03, 0.137, 0.098, -0.014),
        (0.02, 0.160, 0.108, -0.016),
        (0.08, 0.153, 0.103, -0.010),
        (0.14, 0.136, 0.092, 0.003),
        (0.20, 0.126, 0.087, 0.010),
        (0.27, 0.132, 0.093, 0.013),
        (0.34, 0.144, 0.102, 0.012),
        (0.40, 0.154, 0.103, 0.006),
        (0.445, 0.156, 0.094, -0.003),
        (0.47, 0.150, 0.084, -0.008),
        (0.49, 0.131, 0.074, -0.011),
        (0.508, 0.104, 0.065, -0.013),
        (0.520, 0.084, 0.060, -0.013),
        (0.530, 0.067, 0.056, -0.012),
    ),
    24,
)
# Metres up from the base of the skull.
HEAD: Final = resampled(
    (
        (-0.034, 0.020, 0.020, 0.068),
        (-0.022, 0.038, 0.036, 0.056),
        (0.004, 0.053, 0.058, 0.034),
        (0.036, 0.060, 0.077, 0.015),
        (0.066, 0.067, 0.087, 0.005),
        (0.098, 0.074, 0.093, 0.002),
        (0.130, 0.076, 0.092, -0.001),
        (0.152, 0.071, 0.085, -0.003),
        (0.166, 0.064, 0.075, -0.006),
    ),
    14,
)
# Metres ahead of the ankle, half-width, half-height, above the ankle.
FOOT: Final[Floats] = np.array(
    (
        (-0.040, 0.027, 0.030, -0.044),
        (-0.018, 0.030, 0.043, -0.031),
        (0.010, 0.032, 0.046, -0.028),
        (0.045, 0.035, 0.036, -0.038),
        (0.085, 0.040, 0.026, -0.048),
        (0.125, 0.044, 0.019, -0.055),
    )
)
# Metres ahead of the ball of the foot, half-width, half-height, above the sole.
TOES: Final[Floats] = np.array(
    (
        (0.0, 0.044, 0.019, 0.020),
        (0.025, 0.042, 0.015, 0.016),
        (0.048, 0.035, 0.012, 0.013),
    )
)
