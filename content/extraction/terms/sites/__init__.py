"""Places where a text may explain a term: the phrases that may be it, and the signs for each."""
