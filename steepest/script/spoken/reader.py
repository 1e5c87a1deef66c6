"""The pieces of a token into words, with a look at the tokens beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from steepest.script.spoken import numerals
from steepest.script.spoken.letters import is_acronym, plain, spell
from steepest.script.spoken.lexemes import Lexeme, is_greek
from steepest.script.spoken.vocabulary import Vocabulary, Words
from steepest.script.values.languages import Language

Pieces = Sequence[Lexeme]

_OPENING, _CLOSING, _QUOTES = "([{⟨", ")]}⟩", "\"“”„«»'’‘`"
_DASHES = "-–—‐‑‒―"
_OUTER = frozenset(_OPENING + _CLOSING + _QUOTES + ".,;:!?…" + _DASHES)
_BETWEEN_OPERANDS = frozenset("<>*&@/^") | {"**", "<-", "->", "=>"}
_CURRENCY = frozenset("$€£")
_CALLS = frozenset({"sin", "cos", "tan", "tanh", "log", "sqrt", "exp", "abs"})
_CHANGES = frozenset("d" + letter for letter in "xyzwfgutLθη")  # dx, said letter by letter
_YEARS = range(1100, 2100)


@dataclass(frozen=True)
class Reader:
    """Reads tokens in one language. `pronounced` holds how names are said, by their small letters."""

    language: Language
    vocabulary: Vocabulary
    pronounced: Mapping[str, str]

    def read(self, token: Pieces, before: Pieces = (), after: Pieces = ()) -> Words:
        """The words of a token between two others. May hold "," behind words of a value: a pause."""
        return _Token(self, token, before, after).words()


def is_operand(piece: Lexeme | None) -> bool:
    """Whether a piece may be a number or a variable."""
    if piece is None:
        return False
    if piece.kind in ("word", "sign"):
        return len(piece.text) == 1 and (piece.text.isalpha() or piece.text in "∂∇∞√")
    return True


def ends_in_operand(token: Pieces) -> bool:
    """Whether a token's last piece, brackets and quotes aside, may be a number or a variable."""
    for piece in reversed(token):
        if piece.kind != "sign" or piece.text not in _CLOSING:
            return is_operand(piece)
    return False


def begins_with_operand(token: Pieces) -> bool:
    """The same of its first piece, signs before it aside."""
    for piece in token:
        if piece.kind != "sign" or piece.text not in _OPENING + "−-|‖":
            return is_operand(piece)
    return False


class _Token:
    def __init__(self, reader: Reader, token: Pieces, before: Pieces, after: Pieces) -> None:
        self.reader, self.vocabulary = reader, reader.vocabulary
        self.pieces, self.before, self.after = token, before, after
        self.at = 0
        self.said: Words = []
        first, last = 0, len(token)
        while first < last and token[first].text in _OUTER:
            first += 1
        while first < last and token[last - 1].text in _OUTER:
            last -= 1
        self.inner = (first, last)

    def words(self) -> Words:
        first, last = self.inner
        text = "".join(piece.text for piece in self.pieces[first:last][:4])
        if text in self.vocabulary.units and self.before and self.before[-1].kind in ("number", "said"):
            self.say(self.vocabulary.units[text][0 if self.before[-1].text == "1" else 1])
            return self.said
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            match piece.kind:
                case "number":
                    self.number(piece.text)
                case "word":
                    self.word(piece.text)
                case "raised":
                    self.raised(piece.text)
                case "lowered":
                    self.lettered(piece.text)
                case "vulgar":
                    self.vulgar(piece.text)
                case "said":
                    self.say(*piece.words)
                case "sign":
                    self.sign(piece.text)
            self.at += 1
        return self.said

    def piece(self, offset: int) -> Lexeme | None:
        at = self.at + offset
        return self.pieces[at] if 0 <= at < len(self.pieces) else None

    def is_sign(self, offset: int, signs: str) -> bool:
        piece = self.piece(offset)
        return piece is not None and piece.kind == "sign" and piece.text in signs

    def say(self, *phrases: str) -> None:
        for phrase in phrases:
            self.said.extend(phrase.split())

    @property
    def alone(self) -> bool:
        return len(self.pieces) == 1

    @property
    def between(self) -> bool:
        """Whether operands stand on both sides, in the token or, for a sign alone, beside it."""
        if self.alone:
            return ends_in_operand(self.before) and begins_with_operand(self.after)
        before, after = self.piece(-1), self.piece(1)
        left = is_operand(before) or self.is_sign(-1, _CLOSING + "|‖")
        return left and (is_operand(after) or self.is_sign(1, _OPENING + "−-|‖"))

    # Numbers

    def number(self, text: str) -> None:
        language, vocabulary = self.reader.language, self.vocabulary
        whole, _, decimals = text.replace(language.thousands, "").partition(language.decimal)
        after = self.piece(1)
        if not decimals and after and after.kind in ("word", "raised") and after.text in vocabulary.suffixes:
            self.at += 1
            self.say(*(vocabulary.ordinal(int(whole)) if len(whole) <= numerals.LONGEST else ()))
            return
        if self.is_year(text):
            self.say(*vocabulary.year(int(text)))
            return
        below = self.below() if not decimals else ""
        if below and len(whole + below) < 9 and (named := vocabulary.fraction(int(whole), int(below))):
            self.at += 2
            self.say(*named)
            return
        said = numerals.plain(whole or "0", decimals, vocabulary)
        self.say(*said)
        self.unit(said == vocabulary.cardinal(1))

    def is_year(self, text: str) -> bool:
        """Four digits with no comma, all of a token: numbers of that size are shown with one."""
        whole = self.inner == (self.at, self.at + 1)
        return whole and len(text) == 4 and text.isdigit() and int(text) in _YEARS

    def below(self) -> str:
        """The denominator of the number here; "" where there is none, as in a date or a formula."""
        second = self.piece(2)
        if not self.is_sign(1, "/") or second is None or second.kind != "number":
            return ""
        before, after = self.piece(-1), self.piece(3)
        begins = before is None or (before.kind == "sign" and before.text in _OPENING + "−-+=·×")
        ends = after is None or (after.kind == "sign" and after.text not in "/^")
        return second.text if begins and ends and second.text.isdigit() else ""

    def unit(self, one: bool) -> None:
        """The unit or the currency of the number just said."""
        units = self.vocabulary.units
        before = self.piece(-1)
        if before and before.kind == "sign" and before.text in _CURRENCY:
            self.say(units[before.text][0 if one else 1])
        text = ""
        longest = 0
        for offset in (1, 2, 3):
            piece = self.piece(offset)
            if piece is None or piece.kind not in ("word", "sign"):
                break
            text += piece.text
            following = self.piece(offset + 1)
            if text in units and not (following and following.kind in ("number", "raised")):
                longest = offset
                said = units[text][0 if one else 1]
        if longest:
            self.at += longest
            self.say(said)

    def vulgar(self, text: str) -> None:
        above, below = text.split("/")
        before = self.piece(-1)
        if before and before.kind == "number":
            self.say(self.vocabulary.joint)
        if not above or not below:
            return
        over = [*numerals.whole(above, self.vocabulary), self.vocabulary.parts["over"]]
        named = self.vocabulary.fraction(int(above), int(below))
        self.say(*(named or [*over, *numerals.whole(below, self.vocabulary)]))

    def raised(self, text: str) -> None:
        """An exponent."""
        if self.piece(-1) is None or self.is_sign(-1, "∂"):
            self.lettered(text)
            return
        if self.is_sign(-1, _CLOSING):
            self.say(self.vocabulary.parts["all"])
        if text in ("2", "3"):
            self.say(self.vocabulary.parts["squared" if text == "2" else "cubed"])
            return
        self.say(self.vocabulary.parts["to"])
        self.lettered(text)

    def lettered(self, text: str) -> None:
        """What stands high or low: a number, letters, signs."""
        run = ""
        for character in text + " ":
            if character.isdigit():
                run += character
                continue
            if run:
                self.say(*numerals.whole(run, self.vocabulary))
                run = ""
            if character in "+=" or character in "-−":
                self.say(self.vocabulary.signs["−" if character == "-" else character])
            elif character.isalpha():
                self.say(*spell(character, self.vocabulary))

    # Words

    def word(self, text: str) -> None:
        vocabulary = self.vocabulary
        if self.derivative(text):
            return
        if text.lower() in self.reader.pronounced:
            self.say(plain(text, vocabulary))
        elif len(text) == 1:
            self.letter(text)
        elif text in _CALLS and self.called(text):
            pass
        elif text in _CHANGES or is_acronym(text) or self.is_product(text):
            self.say(*spell(text, vocabulary))
        else:
            self.say(plain(text, vocabulary))

    def letter(self, text: str) -> None:
        """A variable, or a word of one letter; before a bracket a function: f(x), f of x."""
        indexed = (piece := self.piece(1)) is not None and piece.kind in ("raised", "lowered")
        one_letter_word = not is_greek(text) and not indexed
        self.say(*([plain(text, self.vocabulary)] if one_letter_word else spell(text, self.vocabulary)))
        if self.is_sign(1, "'’") and self.is_sign(2, "("):
            self.say(self.vocabulary.prime, self.vocabulary.of)
        elif self.is_sign(1, "(") or (self.is_sign(1, "′") and self.is_sign(2, "(")):
            if self.is_sign(1, "′"):
                self.say(self.vocabulary.prime)
                self.at += 1
            self.say(self.vocabulary.of)
        elif (piece := self.piece(1)) is not None and piece.kind == "said" and piece.text.startswith("("):
            self.say(self.vocabulary.of)

    def called(self, text: str) -> bool:
        """sin x, sin(x), sin² x: say the function, its power, and "of"."""
        after = self.piece(1)
        powered = after is not None and after.kind == "raised"
        beside = (
            self.after if self.piece(2 if powered else 1) is None else self.pieces[self.at + 1 + powered :]
        )
        if not begins_with_operand(beside[:2]) and not (beside and beside[0].text == "("):
            return False
        parts = self.vocabulary.parts
        self.say(parts[text])
        if powered and after is not None:
            self.at += 1
            self.raised(after.text)
        self.say(parts["to" if text == "exp" else "of"])
        return True

    def is_product(self, text: str) -> bool:
        """Whether a few letters are variables side by side: 3xy, xy²."""
        if len(text) > 3 or not text.isascii():
            return False
        if all(letter in "wxyz" for letter in text):
            return True
        before, after = self.piece(-1), self.piece(1)
        if after is not None and after.kind in ("raised", "lowered"):
            return True
        left = before is not None and before.kind in ("number", "raised", "lowered", "vulgar")
        return left and not self.is_sign(-1, _DASHES)

    def derivative(self, text: str) -> bool:
        """df/dx: the derivative of f in x."""
        below = self.piece(2)
        if not (self.is_sign(1, "/") and below and below.kind == "word"):
            return False
        if not (len(text) == len(below.text) == 2 and text[0] == below.text[0] == "d"):
            return False
        vocabulary = self.vocabulary
        self.say(vocabulary.derivative_of, *spell(text[1], vocabulary), vocabulary.along)
        self.say(*spell(below.text[1], vocabulary))
        self.at += 2
        return True

    # Signs

    def sign(self, text: str) -> None:
        vocabulary = self.vocabulary
        after = self.piece(1)
        if text == "∂" and self.partial():
            return
        if text == "∇" and after is not None and after.kind in ("word", "said"):
            self.say(vocabulary.nabla_of)
        elif text == "′":
            self.say(vocabulary.prime)
        elif text in "|‖":
            self.bar(text)
        elif text in _DASHES:
            self.dash(text)
        elif text == "°" and after is not None and "°" + after.text in vocabulary.units:
            self.say(vocabulary.units["°" + after.text][1])
            self.at += 1
        elif text == "." and self.is_dotted():
            self.say(vocabulary.dot)
        elif text in ("^", "**") and after is not None and after.text in ("2", "3") and self.between:
            self.at += 1
            self.raised(after.text)
        elif text in vocabulary.signs and self.is_meant(text):
            self.say(vocabulary.signs[text])

    def is_meant(self, text: str) -> bool:
        """Whether a sign that has other uses too stands for its word here."""
        if text == "·":
            return self.between
        if text == "/" and (self.is_sign(-2, "/") or self.is_sign(2, "/")):
            return False  # a date
        if text in _BETWEEN_OPERANDS:
            return self.between or (self.alone and text in "<>&@")
        if text in "+~":
            return (
                self.alone or is_operand(self.piece(1)) or (self.at > 0 and self.at == len(self.pieces) - 1)
            )
        return True

    def is_dotted(self) -> bool:
        """Whether a point stands inside a name, as in loss.backward, and not in e.g. or between sentences."""
        before, after = self.piece(-1), self.piece(1)
        if before is None or after is None or not before.kind == after.kind == "word":
            return False
        return len(before.text) > 1 and len(after.text) > 1 and after.text[0].islower()

    def dash(self, text: str) -> None:
        """A minus sign typed as a hyphen, or "to" between two numbers; a hyphen or a dash is not said."""
        before, after = self.piece(-1), self.piece(1)
        parts = self.vocabulary.parts
        numbers = ("number", "said", "vulgar")
        if self.alone:
            if text == "-" and self.between:
                self.say(parts["minus"])
        elif before is None or (before.kind == "sign" and before.text not in _CLOSING):
            if text in "-–" and after is not None and (after.kind in numbers or is_operand(after)):
                self.say(parts["minus"])
        elif self.between and text in "-–":
            kinds = before.kind, after.kind if after is not None else ""
            if kinds[0] in numbers and kinds[1] in numbers:
                self.say(self.vocabulary.until)
            elif text == "-" and not (after is not None and after.text.isupper()):
                self.say(parts["minus"])

    def bar(self, text: str) -> None:
        """|x| and ‖v‖: said where they open."""
        before, after = self.piece(-1), self.piece(1)
        closes = before is not None and (before.kind != "sign" or before.text in _CLOSING)
        if not closes and after is not None and (after.kind != "sign" or after.text in "∇∂(−√|‖"):
            self.say(self.vocabulary.length_of if text == "‖" else self.vocabulary.size_of)

    def partial(self) -> bool:
        """∂f/∂x, ∂²f/∂x², ∂²f/∂x∂y: the partial of f in x; said as one."""
        pieces, at = self.pieces, self.at + 1
        twice = at < len(pieces) and pieces[at].kind == "raised"
        at += twice
        above, at = self.variable(at)
        if not above or at + 1 >= len(pieces) or pieces[at].text != "/" or pieces[at + 1].text != "∂":
            return False
        at += 1
        below: list[Words] = []
        while at < len(pieces) and pieces[at].text == "∂":
            variable, end = self.variable(at + 1)
            if not variable:
                break
            below.append(variable)
            at = end
            if at < len(pieces) and pieces[at].kind == "raised":
                at += 1
        if not below:
            return False
        vocabulary = self.vocabulary
        self.say(vocabulary.second_partial_of if twice else vocabulary.partial_of, *above, vocabulary.along)
        for number, variable in enumerate(below):
            self.say(*([vocabulary.also] if number else []), *variable)
        self.at = at - 1
        return True

    def variable(self, at: int) -> tuple[Words, int]:
        """The variable that begins here, an index with it, and where it ends."""
        pieces = self.pieces
        if at >= len(pieces) or pieces[at].kind not in ("word", "said"):
            return [], at
        piece = pieces[at]
        said = list(piece.words) if piece.kind == "said" else spell(piece.text, self.vocabulary)
        if piece.kind == "word" and len(piece.text) > 2:
            said = [plain(piece.text, self.vocabulary)]
        at += 1
        if at < len(pieces) and pieces[at].kind == "lowered":
            low, vocabulary = pieces[at].text, self.vocabulary
            said += numerals.whole(low, vocabulary) if low.isdigit() else spell(low, vocabulary)
            at += 1
        return said, at
