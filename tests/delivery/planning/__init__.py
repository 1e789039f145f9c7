"""The plan: who is owed what."""
