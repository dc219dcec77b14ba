"""The wordings that attribute a content to a subject, each kind in its module."""
