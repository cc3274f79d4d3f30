"""Schema migrations of the embedded journal, run when it is opened."""
