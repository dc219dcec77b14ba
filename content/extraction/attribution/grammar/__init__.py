"""The shape of a sentence: its tokens, clauses and subjects, whoever speaks in it."""
