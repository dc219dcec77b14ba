"""What the results of a quiz say of it and of its questions: the door to this package.

Everything here is a plain function of values. The figures are those of Moodle's quiz statistics
report, after the classical theory of tests; each says where its formula stands.
"""

from learning.results.statistics.advice import ENOUGH, Advice, advice_on, advice_on_quiz
from learning.results.statistics.items import ItemFigures, item_figures
from learning.results.statistics.options import Choice, OptionFigures, option_figures, thirds
from learning.results.statistics.quiz import QuizFigures, quiz_figures
from learning.results.statistics.tables import Item, Sitting, Table

__all__ = [
    "ENOUGH",
    "Advice",
    "Choice",
    "Item",
    "ItemFigures",
    "OptionFigures",
    "QuizFigures",
    "Sitting",
    "Table",
    "advice_on",
    "advice_on_quiz",
    "item_figures",
    "option_figures",
    "quiz_figures",
    "thirds",
]
