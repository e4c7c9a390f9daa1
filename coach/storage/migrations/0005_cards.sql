-- What happened to knowledge cards: read by the person once, or shown by themselves on a day.

CREATE TABLE card_event (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    card TEXT NOT NULL CHECK (length(card) BETWEEN 1 AND 64),
    kind TEXT NOT NULL CHECK (kind IN ('read', 'shown')),
    happened_at TEXT NOT NULL,
    happened_on TEXT NOT NULL CHECK (length(happened_on) = 10 AND date(happened_on, '+0 days') IS happened_on),
    happened_offset_min INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

-- Opening a card again adds nothing, nor does a card that stays in its place for a day.
CREATE UNIQUE INDEX card_event_once ON card_event (
    card, kind, CASE kind WHEN 'shown' THEN happened_on ELSE '' END
) WHERE deleted_at IS NULL;
