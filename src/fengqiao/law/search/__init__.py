"""From everyday words to the articles that govern, offline, in milliseconds.

    index = SearchIndex.build(load_default_corpus(), read_plain().entries)
    index.search("老板跑路了工资没给", top=5, explain=True)

What stands here: cutting text into terms (tokens), reading a question (query), inverted lists (field), vectors learned
from our plain-language index (meaning), the parts of a score (components), general rules (rules), an optional encoder, and
the sum of them (engine). What does not: statutes and their versions (`law.statutes`), answers and guides (`knowledge`).
"""

from fengqiao.law.search.encoder import Encoder, encoder_of_environment
from fengqiao.law.search.engine import WEIGHTS, Hit, SearchIndex

__all__ = ["WEIGHTS", "Encoder", "Hit", "SearchIndex", "encoder_of_environment"]
