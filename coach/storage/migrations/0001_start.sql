-- Instants are UTC text of fixed width beside the local date and the offset (minutes east of UTC) they had.
-- `date(x, '+0 days')` turns a day that does not exist into another one, so the comparison refuses it.

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    routine TEXT NOT NULL CHECK (routine <> ''),
    routine_name TEXT NOT NULL,
    categories TEXT NOT NULL CHECK (json_valid(categories)),
    plan_on TEXT NOT NULL CHECK (length(plan_on) = 10 AND date(plan_on, '+0 days') IS plan_on),
    slot TEXT,
    safety TEXT NOT NULL,
    warm_up INTEGER NOT NULL CHECK (warm_up IN (0, 1)),
    started_at TEXT NOT NULL,
    started_on TEXT NOT NULL CHECK (date(started_on, '+0 days') IS started_on),
    started_offset_min INTEGER NOT NULL,
    ended_at TEXT,
    ended_on TEXT CHECK (date(ended_on, '+0 days') IS ended_on),
    ended_offset_min INTEGER,
    outcome TEXT CHECK (outcome IN ('complete', 'partial', 'attempted', 'stopped')),
    credit REAL CHECK (credit BETWEEN 0 AND 1),
    effort INTEGER CHECK (effort BETWEEN 1 AND 10),
    pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT,
    timeline TEXT NOT NULL CHECK (json_valid(timeline)),
    -- NULL while what is played is the prescription itself.
    route TEXT CHECK (route IS NULL OR json_valid(route)),
    CHECK ((outcome IS NULL) = (credit IS NULL)),
    CHECK ((outcome IS NULL) = (ended_at IS NULL)),
    CHECK ((ended_at IS NULL) = (ended_on IS NULL)),
    CHECK ((ended_at IS NULL) = (ended_offset_min IS NULL))
) STRICT;

CREATE INDEX session_by_plan_on ON session (plan_on, started_at, id);

CREATE INDEX session_open ON session (started_at) WHERE outcome IS NULL AND deleted_at IS NULL;

CREATE TABLE step_record (
    -- The order in which the attempts were stored.
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    session TEXT NOT NULL REFERENCES session (id),
    step INTEGER NOT NULL CHECK (step >= 0),
    attempt INTEGER NOT NULL CHECK (attempt >= 1),
    result TEXT NOT NULL CHECK (result IN ('done', 'skipped', 'left')),
    credited_s REAL NOT NULL CHECK (credited_s >= 0),
    elapsed_s REAL NOT NULL CHECK (elapsed_s >= 0),
    extended_s REAL NOT NULL CHECK (extended_s >= 0),
    next_step INTEGER CHECK (next_step >= 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT,
    UNIQUE (session, step, attempt)
) STRICT;

CREATE TABLE symptom_check (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    answered_at TEXT NOT NULL,
    answered_on TEXT NOT NULL CHECK (date(answered_on, '+0 days') IS answered_on),
    answered_offset_min INTEGER NOT NULL,
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
    urgency INTEGER NOT NULL CHECK (urgency BETWEEN 0 AND 5),
    has_leg_symptoms INTEGER NOT NULL CHECK (has_leg_symptoms IN (0, 1)),
    is_assessed INTEGER NOT NULL CHECK (is_assessed IN (0, 1)),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE INDEX symptom_check_by_time ON symptom_check (answered_at);

CREATE TABLE pain_score (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
    moment TEXT NOT NULL CHECK (moment IN ('now', 'before', 'during', 'after')),
    scored_at TEXT NOT NULL,
    scored_on TEXT NOT NULL CHECK (date(scored_on, '+0 days') IS scored_on),
    scored_offset_min INTEGER NOT NULL,
    -- No foreign key: an answer stays even when the session it was given for never began.
    session TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE INDEX pain_score_by_time ON pain_score (scored_at);
