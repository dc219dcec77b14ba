"""Names of people in running text: their words, the evidence for them, what stands beside."""
