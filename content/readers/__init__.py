"""Turns files and pasted texts into documents: plain text, Markdown, HTML, Word and PDF."""
