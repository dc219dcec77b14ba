"""A new version of a text beside the old one. Pure.

What is unchanged keeps its identity, what has moved is followed, and what has changed is listed for
a person to decide on.
"""
