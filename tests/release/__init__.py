"""The release room: reading, checks, import."""
