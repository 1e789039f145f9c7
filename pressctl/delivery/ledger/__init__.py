"""The durable record of what was planned, attempted and received; it decides nothing and sends nothing."""
