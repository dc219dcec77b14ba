"""What a file says of answers: of one option, of every answer, or of right and wrong ones."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from learning.exchange.qti.scoring import Notes, Result

ELEMENTS = ("modalFeedback", "feedbackInline", "feedbackBlock")
LEFT_OUT = "What is said of right and wrong answers was left out: {}"


@dataclass(slots=True)
class Feedback:
    """``texts`` are what is said, in Markdown, and ``solutions`` what is said in any case; both by
    their identifiers."""

    texts: Mapping[str, str]
    solutions: Mapping[str, str] = field(default_factory=dict)

    def explanation(self, results: Iterable[Result]) -> str:
        """What is said of each of these answers alike."""
        shown = [result.feedback for result in results]
        common = frozenset.intersection(*shown) if shown else frozenset()
        found = [text for name, text in self.texts.items() if name in common]
        found += [text for name, text in self.solutions.items() if text not in found]
        return "\n\n".join(dict.fromkeys(filter(None, found)))

    def of_options(
        self, results: Mapping[frozenset[str], Result], options: Collection[str], *, one: bool
    ) -> dict[str, str]:
        """What is said of each option. ``results`` are those of sets of them.

        Where one is picked that is all it shows; of several, what is shown with it and never
        without it. Some files name what is said of an option like it, and never say when.
        """
        shown = frozenset.union(*(result.feedback for result in results.values()))
        common = frozenset.intersection(*(result.feedback for result in results.values()))
        said: dict[str, list[str]] = {option: [] for option in options}
        for name, text in self.texts.items():
            if name in common or not text:
                continue
            for option in options:
                if name not in shown:
                    belongs = name == option
                elif one:
                    belongs = name in results[frozenset((option,))].feedback
                else:
                    belongs = all(
                        (option in chosen) == (name in result.feedback)
                        for chosen, result in results.items()
                    )
                if belongs:
                    said[option].append(text)
        return {option: " ".join(dict.fromkeys(texts)) for option, texts in said.items()}

    def note_rest(self, explanation: str, used: Iterable[str], notes: Notes) -> None:
        """Notes what is said and found no place."""
        placed = " ".join((explanation, *used))
        for text in dict.fromkeys(self.texts.values()):
            if text and text not in placed:
                notes.append(LEFT_OUT.format(" ".join(text.split())[:100]))
