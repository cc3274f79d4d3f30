"""An incident: events, the fold that gives its state, commands, and what must be so."""
