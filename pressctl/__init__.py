"""pressctl takes one press release and puts it everywhere, once."""

__version__ = "0.1.0"
