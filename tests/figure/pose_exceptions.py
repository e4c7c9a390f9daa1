"""Where a pose leaves the specified angles or moves a contact, and why."""

ARMS_ON_MAT = "the hands stay on the mat while the trunk tips, so the shoulders give way"

ANGLES: dict[str, dict[str, str]] = {}
MOVES: dict[str, dict[str, str]] = {}
