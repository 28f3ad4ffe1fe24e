"""What other people's servers know of a source: asked politely, read with suspicion. Used by `add` and `watch` only."""
