"""Who says what: cues of speech, their subjects, and the words that are said."""
