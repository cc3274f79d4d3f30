"""Drills: the same engine, a fast clock, scripted injects and simulated responders."""
