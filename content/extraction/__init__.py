"""From prose to findings: the people, terms, statements, lists and figures of a text.

Plain functions of values, without a database, a network or a language model: the same text gives
the same findings. Each stage is a module; ``extract`` runs them in order. The words that the rules
look for stand beside them, those that several rules share in modules of their own.
"""
