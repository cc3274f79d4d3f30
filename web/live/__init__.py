"""The live path: from the journal to every screen, without a gap and without a double."""
