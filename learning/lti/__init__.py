"""LTI 1.3: opening the app from the courses of a platform such as Moodle or Canvas."""
