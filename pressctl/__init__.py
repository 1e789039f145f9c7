"""pressctl takes one press release and puts it everywhere, once."""

__version__ = "0.1.0"
# The User-Agent of every request, as the transport sets it. Resend answers 403 to those without.
AGENT = f"pressctl/{__version__}"
