-- What the plan is made of. A record that is taken away keeps its row, and undoing brings it back.
-- Days and times are local wall-clock; `slots` is a list of {id, weekday, at, routine, categories}.

CREATE TABLE plan_revision (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    starts_on TEXT NOT NULL CHECK (date(starts_on, '+0 days') IS starts_on),
    from_at TEXT NOT NULL,
    ladder_week INTEGER NOT NULL CHECK (ladder_week BETWEEN 1 AND 6),
    slots TEXT NOT NULL CHECK (json_valid(slots)),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE UNIQUE INDEX plan_revision_begins ON plan_revision (starts_on, from_at) WHERE deleted_at IS NULL;

CREATE TABLE plan_move (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    slot TEXT NOT NULL,
    original_on TEXT NOT NULL CHECK (date(original_on, '+0 days') IS original_on),
    to_on TEXT NOT NULL CHECK (date(to_on, '+0 days') IS to_on),
    to_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE UNIQUE INDEX plan_move_of ON plan_move (slot, original_on) WHERE deleted_at IS NULL;

CREATE TABLE plan_skip (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    slot TEXT NOT NULL,
    original_on TEXT NOT NULL CHECK (date(original_on, '+0 days') IS original_on),
    reason TEXT NOT NULL CHECK (reason IN ('pain', 'illness', 'no-time', 'other')),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE UNIQUE INDEX plan_skip_of ON plan_skip (slot, original_on) WHERE deleted_at IS NULL;

CREATE TABLE plan_pause (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    starts_on TEXT NOT NULL CHECK (date(starts_on, '+0 days') IS starts_on),
    returns_on TEXT NOT NULL CHECK (date(returns_on, '+0 days') IS returns_on),
    reason TEXT NOT NULL CHECK (reason IN ('holiday', 'ill', 'medical')),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (starts_on < returns_on)
) STRICT;

-- The Monday review: what a closed week proposed, and whether the person took it.
CREATE TABLE ladder_review (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    week_on TEXT NOT NULL CHECK (date(week_on, '+0 days') IS week_on),
    ladder_week INTEGER NOT NULL CHECK (ladder_week BETWEEN 1 AND 6),
    proposal TEXT NOT NULL
        CHECK (proposal IN ('advance', 'repeat', 'step-back', 'maintain', 'return', 'stay')),
    proposed_week INTEGER NOT NULL CHECK (proposed_week BETWEEN 1 AND 6),
    is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE UNIQUE INDEX ladder_review_of ON ladder_review (week_on) WHERE deleted_at IS NULL;

-- A session that was written down afterwards instead of being guided.
ALTER TABLE session ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));
