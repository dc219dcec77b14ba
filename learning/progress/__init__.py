"""A learner's progress: what they did, know and have ahead. Only reads."""

from learning.charts import Day
from learning.progress.coming_days import days_ahead
from learning.progress.overview import Overview, overview
from learning.progress.report import LearnerProgress, learner_progress

__all__ = ["Day", "LearnerProgress", "Overview", "days_ahead", "learner_progress", "overview"]
