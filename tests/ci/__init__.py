"""pressctl as a job of a forge runs it, and the files that make such a job."""
