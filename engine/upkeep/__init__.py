"""What was done to keep the plans alive: reviews held, plans filed, drills carried out.

These records are of plans, not of incidents: they lie in a journal of their own (`plans.sqlite3`),
one stream a plan, chained and verified like every other.
"""
