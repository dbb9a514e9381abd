"""The schema, as numbered migrations. Each is applied once, in its own transaction, and never edited afterwards."""

from __future__ import annotations

APPLICATION_ID = 0x46444B31
"""Marks a database as ours ("FDK1")."""

MIGRATIONS: tuple[str, ...] = (
    # 1: the log, what was taken back, and the states that follow from both
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE attempt (
        id TEXT PRIMARY KEY,              -- uuid7
        device TEXT NOT NULL,
        session TEXT NOT NULL,
        at INTEGER NOT NULL,              -- UTC, microseconds since 1970
        day TEXT NOT NULL,                -- the learner's local day
        kind TEXT NOT NULL CHECK (kind IN ('review', 'play', 'learn')),
        pack TEXT NOT NULL,
        pack_hash TEXT NOT NULL,
        item TEXT NOT NULL,
        family TEXT NOT NULL,
        format TEXT NOT NULL,
        class TEXT NOT NULL CHECK (class IN ('recognition', 'recall')),
        stem TEXT NOT NULL,               -- the wording that was shown
        options TEXT NOT NULL,            -- JSON: the options' texts as shown
        response TEXT NOT NULL,           -- JSON
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        verdict TEXT NOT NULL,
        latency INTEGER NOT NULL,         -- milliseconds
        confidence REAL,
        guess REAL NOT NULL,
        weight REAL NOT NULL,             -- how much it moves memory
        grade INTEGER,                    -- self-grade of a flashcard
        credits TEXT NOT NULL,            -- JSON: [[point, share], ...]
        before TEXT NOT NULL,             -- JSON: state of each point before
        scheduler TEXT NOT NULL           -- rules that computed its effect
    ) STRICT;
    CREATE INDEX attempt_day ON attempt (day);

    CREATE TABLE undo (
        attempt TEXT PRIMARY KEY REFERENCES attempt (id),
        at INTEGER NOT NULL,
        device TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attempt_point (
        pack TEXT NOT NULL,
        point TEXT NOT NULL,
        class TEXT NOT NULL,
        at INTEGER NOT NULL,
        attempt TEXT NOT NULL REFERENCES attempt (id),
        share REAL NOT NULL,
        PRIMARY KEY (pack, point, class, at, attempt)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE state (
        pack TEXT NOT NULL,
        point TEXT NOT NULL,
        class TEXT NOT NULL,
        stability REAL NOT NULL,
        difficulty REAL NOT NULL,
        last INTEGER NOT NULL,
        due INTEGER NOT NULL,
        reps INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        PRIMARY KEY (pack, point, class)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX state_due ON state (due);

    CREATE TRIGGER attempt_stays BEFORE UPDATE ON attempt
    BEGIN SELECT RAISE(ABORT, 'attempts are never changed'); END;
    CREATE TRIGGER attempt_kept BEFORE DELETE ON attempt
    BEGIN SELECT RAISE(ABORT, 'attempts are never deleted'); END;
    CREATE TRIGGER undo_stays BEFORE UPDATE ON undo
    BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
    CREATE TRIGGER undo_kept BEFORE DELETE ON undo
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
    """,
    # 2: entries of all kinds beside attempts, days as ordinals, a checksum a row, and caches by fact
    """
    CREATE TABLE attempt_2 (
        seq INTEGER PRIMARY KEY,          -- order of arrival in this file
        id TEXT NOT NULL UNIQUE,          -- uuid7
        device TEXT NOT NULL,
        session TEXT NOT NULL,
        at INTEGER NOT NULL,              -- UTC, microseconds since 1970
        day INTEGER NOT NULL,             -- the learner's local day: date.toordinal()
        kind TEXT NOT NULL,               -- review, play, learn, cram
        pack TEXT NOT NULL,
        pack_hash TEXT NOT NULL,
        item TEXT NOT NULL,
        family TEXT NOT NULL,
        format TEXT NOT NULL,
        class TEXT NOT NULL CHECK (class IN ('recognition', 'recall')),
        stem TEXT NOT NULL,               -- the wording that was shown
        options TEXT NOT NULL,            -- JSON: the options' texts as shown
        response TEXT NOT NULL,           -- JSON
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        verdict TEXT NOT NULL,
        latency INTEGER NOT NULL,         -- milliseconds
        confidence REAL,
        guess REAL NOT NULL,
        weight REAL NOT NULL,             -- how much it moves memory
        grade INTEGER,                    -- self-grade of a flashcard
        credits TEXT NOT NULL,            -- JSON: [[point, share], ...]
        answers TEXT NOT NULL,            -- JSON: {point: fingerprint of its value}
        shown INTEGER NOT NULL,           -- alternatives that were shown
        before TEXT NOT NULL,             -- JSON: what it changed, as it was: [[point, class, state or null], ...]
                                          -- (of schema 1: an object, which nothing reads)
        scheduler TEXT NOT NULL,          -- rules that computed its effect
        checksum INTEGER NOT NULL         -- CRC-32 of all but seq
    ) STRICT;

    INSERT INTO attempt_2 SELECT NULL, *, row_checksum(
        id, device, session, at, day, kind, pack, pack_hash, item, family, format, class, stem, options, response, score,
        verdict, latency, confidence, guess, weight, grade, credits, answers, shown, before, scheduler
    ) FROM (
        SELECT id, device, session, at, CAST(julianday(day) - 1721424.5 AS INTEGER) AS day, kind, pack, pack_hash, item,
        family, format, class, stem, options, response, score, verdict, latency, confidence, guess, weight, grade,
        credits, '{}' AS answers, CASE class WHEN 'recognition' THEN json_array_length(options) ELSE 0 END AS shown,
        before, scheduler
        FROM attempt ORDER BY at, id
    );

    CREATE TABLE entry (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,          -- uuid7; of version 8 where it was made from the id of an older attempt
        device TEXT NOT NULL,
        session TEXT NOT NULL,
        at INTEGER NOT NULL,
        day INTEGER NOT NULL,
        kind TEXT NOT NULL,
        target TEXT NOT NULL,             -- an attempt or entry, or empty
        pack TEXT NOT NULL,
        point TEXT NOT NULL,
        data TEXT NOT NULL,               -- JSON, by kind
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX entry_target ON entry (target) WHERE target <> '';
    CREATE INDEX entry_point ON entry (pack, point) WHERE point <> '';
    CREATE INDEX entry_kind ON entry (kind, pack) WHERE kind <> 'undo';

    INSERT INTO entry SELECT NULL, *, row_checksum(id, device, session, at, day, kind, target, pack, point, data) FROM (
        SELECT substr(attempt, 1, 14) || '8' || substr(attempt, 16) AS id, device, '' AS session, at,
        at / 86400000000 + 719163 AS day, 'undo' AS kind, attempt AS target, '' AS pack, '' AS point, '{}' AS data
        FROM undo ORDER BY at, attempt
    );

    ALTER TABLE state RENAME TO state_1;
    DROP INDEX state_due;
    CREATE TABLE state (
        pack TEXT NOT NULL,
        point TEXT NOT NULL,
        class TEXT NOT NULL,
        stability REAL NOT NULL,          -- days
        difficulty REAL NOT NULL,
        last INTEGER NOT NULL,            -- UTC, microseconds since 1970
        day INTEGER NOT NULL,             -- ordinal of the local day of it
        due INTEGER NOT NULL,             -- ordinal of a local day; 3652059 for a state that rests
        reps INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        right_days INTEGER NOT NULL,
        PRIMARY KEY (pack, point, class)
    ) STRICT, WITHOUT ROWID;
    -- Until they are computed anew from the log; the zone is not known here.
    INSERT INTO state SELECT pack, point, class, stability, difficulty, last, last / 86400000000 + 719163,
        due / 86400000000 + 719163, reps, lapses, 0 FROM state_1;
    -- Holds all that queues and statistics ask of many states at once.
    CREATE INDEX state_due ON state (due, stability, last, difficulty) WHERE due < 3652059;

    DROP TABLE state_1;
    DROP TABLE undo;
    DROP TABLE attempt_point;
    DROP TABLE attempt;
    ALTER TABLE attempt_2 RENAME TO attempt;
    CREATE INDEX attempt_day ON attempt (day);

    -- What follows from the log, beside the states. Each write keeps it up; a rebuild makes it anew.
    CREATE TABLE void (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;   -- taken back by an undo that stands
    CREATE TABLE corrected (                                         -- attempts with an override that stands
        attempt TEXT PRIMARY KEY,
        score REAL NOT NULL,
        grade INTEGER,
        credits TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE named (                                             -- facts that have another name now
        pack TEXT NOT NULL,
        old TEXT NOT NULL,
        new TEXT NOT NULL,
        PRIMARY KEY (pack, old)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE timeline (                                          -- what a fact's states follow from, in order
        pack TEXT NOT NULL,
        fact TEXT NOT NULL,
        at INTEGER NOT NULL,
        id TEXT NOT NULL,                                            -- an attempt, or an entry that makes it relearn
        PRIMARY KEY (pack, fact, at, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE flag (
        pack TEXT NOT NULL,
        point TEXT NOT NULL,
        kind TEXT NOT NULL,                                          -- bury, suspend
        until INTEGER NOT NULL,                                      -- ordinal of the first day that is free of it
        PRIMARY KEY (pack, point, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE daily (
        day INTEGER NOT NULL,
        pack TEXT NOT NULL,
        kind TEXT NOT NULL,
        class TEXT NOT NULL,
        answers INTEGER NOT NULL,
        right INTEGER NOT NULL,                                      -- with a score of 1
        score INTEGER NOT NULL,                                      -- sum, in thousandths
        spent INTEGER NOT NULL,                                      -- milliseconds, at most a minute an answer
        PRIMARY KEY (day, pack, kind, class)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE by_family (
        pack TEXT NOT NULL,
        family TEXT NOT NULL,
        format TEXT NOT NULL,
        answers INTEGER NOT NULL,
        right INTEGER NOT NULL,
        score INTEGER NOT NULL,
        spent INTEGER NOT NULL,
        PRIMARY KEY (pack, family, format)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE confused (
        pack TEXT NOT NULL,
        point TEXT NOT NULL,
        said TEXT NOT NULL,                                          -- the wrong answer that was given
        times INTEGER NOT NULL,
        PRIMARY KEY (pack, point, said)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE replayed (                                          -- up to which attempt `before` is out of date
        pack TEXT NOT NULL,
        fact TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (pack, fact)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER attempt_stays BEFORE UPDATE ON attempt
    BEGIN SELECT RAISE(ABORT, 'attempts are never changed'); END;
    CREATE TRIGGER attempt_kept BEFORE DELETE ON attempt
    BEGIN SELECT RAISE(ABORT, 'attempts are never deleted'); END;
    CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
    CREATE TRIGGER entry_kept BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
    """,
)

VERSION = len(MIGRATIONS)
