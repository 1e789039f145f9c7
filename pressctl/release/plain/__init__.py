"""Takes a plain-text release apart: passages, labels, dates, quotations; it writes nothing and asks nobody."""
