"""Statistics of a quiz and its questions: what other packages use of this one.

Everything here is a pure function of its arguments. The figures are those of Moodle's quiz
statistics report, from classical test theory; each names the source of its formula.
"""

from learning.results.statistics.advice import ENOUGH, Advice, advice_on, advice_on_quiz
from learning.results.statistics.items import ItemFigures, item_figures
from learning.results.statistics.options import OptionFigures, SittingChoice, option_figures, thirds
from learning.results.statistics.quiz import QuizFigures, quiz_figures
from learning.results.statistics.tables import MarkedItem, MarksTable, Sitting

__all__ = [
    "ENOUGH",
    "Advice",
    "ItemFigures",
    "MarkedItem",
    "MarksTable",
    "OptionFigures",
    "QuizFigures",
    "Sitting",
    "SittingChoice",
    "advice_on",
    "advice_on_quiz",
    "item_figures",
    "option_figures",
    "quiz_figures",
    "thirds",
]
