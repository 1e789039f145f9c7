"""The tables of the index. Another `FORMAT` and an index of before is made anew."""

FORMAT = 9
# What follows from files and the premise; dropped when the premise is another.
_KNOWN = """
CREATE TABLE files (name TEXT PRIMARY KEY, mark TEXT NOT NULL, document TEXT NOT NULL, id TEXT NOT NULL,
    digest TEXT NOT NULL, checked REAL NOT NULL, over REAL) WITHOUT ROWID;
CREATE INDEX files_of ON files (document);
CREATE INDEX files_id ON files (id);
CREATE INDEX files_over ON files (over) WHERE over IS NOT NULL;
CREATE INDEX files_early ON files (name) WHERE over >= checked;
CREATE TABLE media (name TEXT NOT NULL, path TEXT NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (name, path)) WITHOUT ROWID;
CREATE TABLE lines (name TEXT PRIMARY KEY, line BLOB NOT NULL);
CREATE TABLE records (name TEXT PRIMARY KEY, digest TEXT NOT NULL, record BLOB NOT NULL);
CREATE TABLE entries (name TEXT PRIMARY KEY, digest TEXT NOT NULL, entry BLOB NOT NULL, html TEXT NOT NULL);
CREATE TABLE documents (name TEXT PRIMARY KEY, id TEXT NOT NULL, opens REAL, fit INTEGER NOT NULL, state TEXT NOT NULL,
    tongues TEXT NOT NULL, parts INTEGER NOT NULL, cards INTEGER NOT NULL, print TEXT NOT NULL, made TEXT NOT NULL DEFAULT '',
    listing TEXT NOT NULL, shown TEXT NOT NULL DEFAULT '', unfit INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE INDEX documents_id ON documents (id);
CREATE INDEX documents_opens ON documents (opens);
CREATE INDEX documents_loose ON documents (name) WHERE state = 'loose';
CREATE INDEX documents_off ON documents (name) WHERE shown != '' AND NOT fit;
CREATE INDEX documents_due ON documents (name) WHERE made != print OR shown != listing;
CREATE INDEX documents_tongues ON documents (tongues) WHERE tongues != '';
CREATE TABLE bodies (name TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE shown (document TEXT NOT NULL, number INTEGER NOT NULL, moment REAL NOT NULL, id TEXT NOT NULL,
    language TEXT NOT NULL, year INTEGER NOT NULL, print TEXT NOT NULL, PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE INDEX shown_spoken ON shown (moment, id, number);
CREATE INDEX shown_originals ON shown (moment, id) WHERE number = 0;
CREATE INDEX shown_tongues ON shown (language, moment, id);
CREATE INDEX shown_years ON shown (year, moment, id);
CREATE TABLE maps (document TEXT NOT NULL, number INTEGER NOT NULL, page BLOB NOT NULL, PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE categories (folder TEXT NOT NULL, document TEXT NOT NULL, spelled TEXT NOT NULL, moment REAL NOT NULL,
    id TEXT NOT NULL, PRIMARY KEY (folder, moment, id)) WITHOUT ROWID;
CREATE INDEX categories_of ON categories (document);
CREATE TABLE finished (number INTEGER PRIMARY KEY, page BLOB NOT NULL, seal BLOB NOT NULL);
CREATE TABLE plans (document TEXT PRIMARY KEY, planned BLOB NOT NULL);
"""
# What was done; `about.looked` is the last of the folders that were looked at, `due` are the places in lists where something
# came, went (moved) or changed since those were last made.
_DONE = """
CREATE TABLE published (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
    inode INTEGER NOT NULL, at INTEGER NOT NULL, sha256 TEXT NOT NULL, recipe TEXT NOT NULL, source TEXT NOT NULL);
CREATE INDEX published_of ON published (source);
CREATE TABLE folders (path TEXT PRIMARY KEY, modified INTEGER NOT NULL, source TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX folders_of ON folders (source);
CREATE TABLE due (moment REAL NOT NULL, id TEXT NOT NULL, language TEXT NOT NULL, original INTEGER NOT NULL,
    year INTEGER NOT NULL, moved INTEGER NOT NULL, PRIMARY KEY (moment, id, language, original)) WITHOUT ROWID;
CREATE TABLE due_categories (folder TEXT PRIMARY KEY) WITHOUT ROWID;
"""
SCHEMA = f"""
CREATE TABLE about (premise TEXT NOT NULL, whole INTEGER NOT NULL, design TEXT NOT NULL DEFAULT '', lists TEXT NOT NULL DEFAULT '', leavings INTEGER NOT NULL DEFAULT 1,
    looked TEXT NOT NULL DEFAULT '');
{_KNOWN}{_DONE}
PRAGMA user_version = {FORMAT};
"""
OF_KNOWN = (
    "files",
    "media",
    "lines",
    "records",
    "entries",
    "documents",
    "bodies",
    "shown",
    "maps",
    "categories",
    "folders",
    "finished",
    "plans",
)
# What a run without the right to write begins with; the large rest it reads where it is.
COPIED = ("files", "media", "documents", "shown", "maps", "categories", "folders", "published", "due", "due_categories")
