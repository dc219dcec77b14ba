"""The desk: a text becomes a brief, and its owner looks at what was found in it."""
