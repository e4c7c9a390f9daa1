"""Where a pose leaves the specified angles or moves a contact, and why."""

HANDS_STAY = "the hands stay on the mat while the trunk tips over them"
HIP_CREASE = "the hands rest on the hip creases, as step and key say; the angles leave them beside the hips"
TOP_HAND = "the top hand is on the hip, as the step says; the angles leave it on the thigh"
SUPPORT = "the forearm stays flat on the mat under a shoulder that stays over the elbow"
IN_FRONT = "the top hand is on the floor in front, as the step says; the angles leave it in the air"
BEHIND = "the hands are on the back of the pelvis, as step and key say; the angles leave them beside it"
ON_THIGH = "both hands rest on one thigh, one of them reaching across"
UPPER_BACK = "the upper back takes part of the bend that the angles leave to the neck"
SHORT_ARMS = "these arms are shorter than those of the specified body, so they reach further"

ANGLES = {
    "clamshell": {
        "shoulder": f"{IN_FRONT}; the lower arm lies before the cushion",
        "shoulder rotation": IN_FRONT,
    },
    "curl-up": dict.fromkeys(
        ("shoulder", "shoulder rotation", "elbow"),
        "the hands lie under the hollow of the low back, which is nearer to the shoulders",
    ),
    "forearm-plank": {"ankle": "the toes are tucked from the start, so that they need not slide"},
    "glute-bridge": {"shoulder": HANDS_STAY, "neck": UPPER_BACK},
    "hamstring-standing": dict.fromkeys(("shoulder", "elbow"), ON_THIGH),
    "heel-raise": dict.fromkeys(
        ("shoulder", "shoulder rotation", "elbow"),
        "the fingertips are on a chair back, lower than the specified support",
    ),
    "hip-flexor-half-kneeling": dict.fromkeys(("shoulder", "shoulder rotation", "elbow"), ON_THIGH),
    "hip-hinge": dict.fromkeys(("shoulder", "shoulder rotation", "elbow"), HIP_CREASE),
    "knee-to-chest-double": dict.fromkeys(("shoulder", "shoulder rotation", "elbow"), SHORT_ARMS),
    "knee-to-chest-single": {"shoulder": SHORT_ARMS},
    "side-lying-hip-abduction": dict.fromkeys(("shoulder", "shoulder rotation", "elbow"), IN_FRONT),
    "side-plank-full": {
        "shoulder": SUPPORT,
        "elbow": TOP_HAND,
        "side bend": "the feet stay where they hold, so the waist gives way for the hip to reach the mat",
        "knee": "the upper knee gives way to keep its foot on the lower one",
        "ankle": "the upper knee gives way to keep its foot on the lower one",
    },
    "side-plank-knee": {"shoulder": SUPPORT, "elbow": TOP_HAND},
    "single-leg-bridge": {"shoulder": HANDS_STAY, "neck": UPPER_BACK},
    "standing-back-extension": dict.fromkeys(("shoulder", "elbow"), BEHIND),
}
"""By exercise and joint; every keyframe and both sides."""

MOVES = {
    "childs-pose": {"hand": "the hands slide forward"},
    "clamshell": {"foot": "the upper foot turns on its heel as the knee opens"},
    "knee-plank": dict.fromkeys(("knee", "shin"), "the knees walk back"),
}
"""By exercise and place of the body."""
