"""LTI 1.3: the platforms (Moodle, Canvas …) that open the app from their courses."""
