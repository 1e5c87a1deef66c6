"""The vocabularies there are."""

from steepest.script.spoken.english import ENGLISH
from steepest.script.spoken.german import GERMAN
from steepest.script.spoken.vocabulary import Vocabulary
from steepest.script.values.languages import Language, language_of

_BY_CODE = {vocabulary.code: vocabulary for vocabulary in (ENGLISH, GERMAN)}


def vocabulary_of(language: str | Language) -> Vocabulary:
    """The vocabulary of a language, by its table or its code. Raises Fault where there is none."""
    return _BY_CODE[language_of(language).code]
