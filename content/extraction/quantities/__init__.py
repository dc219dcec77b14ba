"""Numbers, amounts and dates within a sentence."""
