"""The tables of an index."""

VERSION = 9  # an index of another version is made anew

TABLES = (
    "meta", "reports", "claims", "bodies", "aliases", "namings", "entities", "events", "possible_joins", "decisions", "bearings",
    "undoings", "issues", "claims_text", "reports_text",
)  # fmt: skip

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reports (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
    published TEXT NOT NULL, language TEXT NOT NULL, media_type TEXT NOT NULL, body TEXT NOT NULL,
    mark TEXT NOT NULL
);
CREATE TABLE claims (
    n INTEGER PRIMARY KEY, place_in_report INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, quote TEXT NOT NULL, source TEXT,
    stance TEXT NOT NULL, edtf TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, place TEXT NOT NULL, status TEXT NOT NULL,
    version TEXT NOT NULL, confidence REAL NOT NULL, report TEXT NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, event TEXT NOT NULL, is_corrected INTEGER NOT NULL,
    checked_by TEXT NOT NULL, words_before TEXT NOT NULL, words_behind TEXT NOT NULL, is_passed_on INTEGER NOT NULL DEFAULT 0
);
-- apart, so that lists read short rows
CREATE TABLE bodies (n INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE INDEX claims_by_certainty ON claims (status, confidence, n);
CREATE INDEX claims_by_confidence ON claims (confidence, n);
CREATE INDEX claims_by_report ON claims (number, place_in_report, n);
CREATE INDEX claims_by_kind ON claims (kind, confidence, n);
CREATE INDEX claims_by_event ON claims (event, confidence, n);
CREATE INDEX claims_by_source ON claims (source, confidence, n);
CREATE INDEX claims_by_place ON claims (report, kind, start, stop);
CREATE TABLE aliases (id TEXT PRIMARY KEY, claim TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE namings (entity TEXT NOT NULL, claim TEXT NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (entity, claim, role)) WITHOUT ROWID;
CREATE INDEX namings_by_claim ON namings (claim, role);
CREATE TABLE entities (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, names TEXT NOT NULL, folded TEXT NOT NULL, claims INTEGER NOT NULL,
    reports INTEGER NOT NULL, subject TEXT NOT NULL, reasons TEXT NOT NULL, suggestions TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX entities_by_claims ON entities (type, claims DESC, id);
CREATE TABLE events (
    id TEXT PRIMARY KEY, is_campaign INTEGER NOT NULL, first TEXT NOT NULL, campaign TEXT NOT NULL, act TEXT NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_by_time ON events (is_campaign, first, id);
-- the order of a list: what has no day comes last
CREATE INDEX events_in_order ON events (is_campaign, CASE first WHEN '' THEN '~' ELSE first END, id);
CREATE INDEX events_by_campaign ON events (campaign, first, id);
CREATE TABLE possible_joins (
    about TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL, against TEXT NOT NULL,
    PRIMARY KEY (about, first, second)
) WITHOUT ROWID;
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, about TEXT NOT NULL, person TEXT NOT NULL,
    body TEXT NOT NULL, is_lost INTEGER NOT NULL
);
CREATE INDEX decisions_by_subject ON decisions (about, type);
CREATE TABLE bearings (claim TEXT NOT NULL, decision TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (claim, seq)) WITHOUT ROWID;
CREATE INDEX bearings_by_decision ON bearings (decision);
CREATE TABLE undoings (undone TEXT NOT NULL, decision TEXT NOT NULL, PRIMARY KEY (undone, decision)) WITHOUT ROWID;
CREATE TABLE issues (n INTEGER PRIMARY KEY, severity TEXT NOT NULL, file TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL,
    advice TEXT NOT NULL, report TEXT, value TEXT);
CREATE VIRTUAL TABLE claims_text USING fts5(quote, said, source, place, tokenize = 'unicode61');
CREATE VIRTUAL TABLE reports_text USING fts5(title, text, content = '', tokenize = 'unicode61');
"""
