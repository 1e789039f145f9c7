"""Kills, races and interruptions at random moments, and every order of events: nothing twice, nothing lost."""
