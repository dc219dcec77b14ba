"""What the app asks of a platform by itself, in the worker: grades go there, rosters come back."""
