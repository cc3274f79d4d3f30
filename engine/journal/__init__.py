"""The journal: an append-only stream of entries per incident, chained by hashes."""
