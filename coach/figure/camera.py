"""From where the figure is seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal

from coach.figure.pose_file import PoseFile
from coach.figure.vectors import Mat, Vec, dot

Side = Literal["left", "right", "both"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Camera:
    """Orthographic. `yaw` 0 sees the figure's right side, 90 its front; `pitch` looks down."""

    yaw: float
    pitch: float

    @property
    def axes(self) -> Mat:
        """Rows: to the right of the picture, up in the picture, toward the camera."""
        y, p = radians(self.yaw), radians(self.pitch)
        return (
            (cos(y), 0.0, -sin(y)),
            (-sin(y) * sin(p), cos(p), -cos(y) * sin(p)),
            (sin(y) * cos(p), sin(p), cos(y) * cos(p)),
        )

    @property
    def toward(self) -> Vec:
        return self.axes[2]

    def seen(self, point: Vec) -> Point:
        """Where a point lands in the picture, in metres: right, up."""
        right, up, _ = self.axes
        return (dot(point, right), dot(point, up))

    def turned(self, yaw: float, pitch: float) -> Camera:
        """The camera carried round by `yaw`, and up by `pitch` as far as straight above."""
        return Camera((self.yaw + yaw + 180.0) % 360.0 - 180.0, max(0.0, min(90.0, self.pitch + pitch)))


def camera_of(pose_file: PoseFile, side: Side) -> Camera:
    """The camera of the file; for the left side its mirror image, so that the near side stays near."""
    yaw, pitch = pose_file.view.yaw, pose_file.view.pitch
    return Camera(180.0 - yaw if side == "left" else yaw, pitch)
