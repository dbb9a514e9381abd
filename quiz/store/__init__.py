"""The log of answers and its caches, in SQLite with hand-written SQL."""
