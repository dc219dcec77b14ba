"""Lists of words that several stages look for: of names, posts and bodies, and of speech."""
