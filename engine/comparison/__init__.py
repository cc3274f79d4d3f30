"""Two editions side by side: what changed, for whom, and which incidents would grade differently."""
