-- What weeks of practice are read from: walks, pain of the morning after, sessions set right afterwards.

CREATE TABLE walk (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    walked_on TEXT NOT NULL CHECK (length(walked_on) = 10 AND date(walked_on, '+0 days') IS walked_on),
    started_at TEXT,
    started_offset_min INTEGER,
    unit TEXT NOT NULL CHECK (unit IN ('min', 'km', 'mi')),
    moving_s INTEGER CHECK (moving_s > 0),
    -- Metres as decimal text: a distance in miles is exact in it, and no binary fraction comes near a sum.
    distance_m TEXT CHECK (CAST(distance_m AS REAL) > 0),
    pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    pain_next INTEGER CHECK (pain_next BETWEEN 0 AND 10),
    shoes TEXT NOT NULL DEFAULT '',
    surface TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL CHECK (source IN ('hand', 'gpx', 'fit')),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT,
    CHECK ((started_at IS NULL) = (started_offset_min IS NULL)),
    CHECK (CASE unit WHEN 'min' THEN moving_s ELSE distance_m END IS NOT NULL)
) STRICT;

CREATE INDEX walk_by_day ON walk (walked_on);

-- The instant at which a person last set a session right; NULL for one that stands as it was recorded.
ALTER TABLE session ADD COLUMN edited_at TEXT;

CREATE TABLE pain_score_wider (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
    moment TEXT NOT NULL CHECK (moment IN ('now', 'before', 'during', 'after', 'next')),
    scored_at TEXT NOT NULL,
    scored_on TEXT NOT NULL CHECK (date(scored_on, '+0 days') IS scored_on),
    scored_offset_min INTEGER NOT NULL,
    -- No foreign key: an answer stays even when the session it was given for never began.
    session TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

INSERT INTO pain_score_wider
    (sequence, id, value, moment, scored_at, scored_on, scored_offset_min, session, created_at, changed_at,
     deleted_at)
SELECT sequence, id, value, moment, scored_at, scored_on, scored_offset_min, session, created_at, changed_at,
    deleted_at
FROM pain_score;

DROP TABLE pain_score;

ALTER TABLE pain_score_wider RENAME TO pain_score;

CREATE INDEX pain_score_by_day ON pain_score (scored_on);
