"""Reads an expression into a tree: a Pratt parser over its tokens."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from kinoform.compile.expression.errors import ExpressionError, close_names
from kinoform.compile.expression.functions import FUNCTIONS
from kinoform.compile.expression.limits import MAX_DEPTH
from kinoform.compile.expression.tokens import Token, tokens
from kinoform.compile.expression.tree import (
    Arithmetic,
    Call,
    Choice,
    Comparison,
    Constant,
    Index,
    Items,
    Logic,
    Member,
    Name,
    Node,
    Unary,
)

_CONSTANTS = {
    "true": True, "True": True, "false": False, "False": False, "null": None, "None": None,
}  # fmt: skip
RESERVED = frozenset(_CONSTANTS) | {"and", "or", "not", "in", "if", "else"}
"""Words that cannot be names."""

_CHOICE, _OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _PIPE, _SIGN, _POWER, _TIGHT = range(
    10, 120, 10
)
_COMPARISONS = {"==", "!=", "<", "<=", ">", ">=", "in", "not in"}
_BINDING = {
    "?": _CHOICE, "if": _CHOICE,
    "or": _OR, "||": _OR, "and": _AND, "&&": _AND,
    **dict.fromkeys(_COMPARISONS, _COMPARE), "not": _COMPARE,
    "+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "%": _PRODUCT,
    "|": _PIPE, "**": _POWER, ".": _TIGHT, "[": _TIGHT,
}  # fmt: skip


@lru_cache(maxsize=4096)
def parse(source: str) -> Node:
    """The tree of an expression; raises ExpressionError where it cannot be read."""
    return _Parser(tokens(source)).whole()


def _depth(offset: int, *parts: Node) -> int:
    depth = 1 + max((part.depth for part in parts), default=0)
    if depth > MAX_DEPTH:
        raise ExpressionError(f"the expression is nested more than {MAX_DEPTH} deep", offset)
    return depth


class _Parser:
    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._at = 0
        self._nesting = 0

    def whole(self) -> Node:
        node = self._expression(0)
        if self._next.kind != "end":
            raise self._unexpected()
        return node

    @property
    def _next(self) -> Token:
        return self._words[self._at]

    def _take(self) -> Token:
        token = self._words[self._at]
        self._at += token.kind != "end"
        return token

    def _took(self, word: str) -> bool:
        """Whether the next token is this mark or keyword, which is then behind us."""
        token = self._next
        if token.word != word or token.kind not in {"mark", "name"}:
            return False
        self._at += 1
        return True

    def _expect(self, word: str) -> None:
        if not self._took(word):
            raise self._unexpected(f"{word!r} is missing before ")

    def _unexpected(self, before: str = "did not expect ") -> ExpressionError:
        token = self._next
        what = "the end" if token.kind == "end" else repr(token.word[:40])
        return ExpressionError(f"{before}{what}", token.offset)

    def _expression(self, minimum: int) -> Node:
        """The longest expression whose operators bind tighter than `minimum`."""
        self._nesting += 1
        if self._nesting > MAX_DEPTH:
            raise ExpressionError(
                f"the expression is nested more than {MAX_DEPTH} deep", self._next.offset
            )
        left = self._operand()
        while self._binding() > minimum:
            left = self._continued(left)
        self._nesting -= 1
        return left

    def _binding(self) -> int:
        token = self._next
        return _BINDING.get(token.word, 0) if token.kind in {"mark", "name"} else 0

    def _operand(self) -> Node:
        token = self._take()
        match token.kind, token.word:
            case (("number" | "text"), _):
                return Constant(token.value, token.offset)
            case "name", word if word in _CONSTANTS:
                return Constant(_CONSTANTS[word], token.offset)
            case "name", "not":
                return self._unary("not", token.offset, _NOT)
            case "name", word if word not in RESERVED:
                if self._took("("):
                    return self._call(token, self._listed(")"))
                return Name(word, token.offset)
            case "mark", "!":
                return self._unary("not", token.offset, _SIGN)
            case "mark", ("-" | "+") as sign:
                return self._unary("-" if sign == "-" else "+", token.offset, _SIGN)
            case "mark", "(":
                node = self._expression(0)
                self._expect(")")
                return node
            case "mark", "[":
                items = self._listed("]")
                return Items(items, token.offset, _depth(token.offset, *items))
        self._at -= token.kind != "end"
        raise self._unexpected("a value is missing before ")

    def _unary(self, operator: Literal["-", "+", "not"], offset: int, binding: int) -> Node:
        operand = self._expression(binding)
        return Unary(operator, operand, offset, _depth(offset, operand))

    def _listed(self, end: str) -> tuple[Node, ...]:
        """Expressions between commas, up to the closing mark."""
        items: list[Node] = []
        while not self._took(end):
            items.append(self._expression(0))
            if not self._took(","):
                self._expect(end)
                break
        return tuple(items)

    def _call(self, name: Token, arguments: tuple[Node, ...]) -> Node:
        function = FUNCTIONS.get(name.word)
        if function is None:
            close = close_names(name.word, FUNCTIONS)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            raise ExpressionError(f"there is no function {name.word[:40]!r}{hint}", name.offset)
        if not function.accepts(len(arguments)):
            raise ExpressionError(f"{function.name} is written {function.form}", name.offset)
        return Call(function, arguments, name.offset, _depth(name.offset, *arguments))

    def _continued(self, left: Node) -> Node:
        token = self._take()
        offset = token.offset
        match token.word:
            case "|":
                return self._piped(left)
            case ".":
                key = self._take()
                if key.kind != "name":
                    raise ExpressionError("a name is missing after '.'", offset)
                return Member(left, key.word, offset, _depth(offset, left))
            case "[":
                index = self._expression(0)
                self._expect("]")
                return Index(left, index, offset, _depth(offset, left, index))
            case "?":
                chosen = self._expression(0)
                self._expect(":")
                return self._choice(left, chosen, self._expression(_CHOICE - 1), offset)
            case "if":
                condition = self._expression(_CHOICE)
                self._expect("else")
                return self._choice(condition, left, self._expression(_CHOICE - 1), offset)
            case "or" | "||":
                right = self._expression(_OR)
                return Logic("or", left, right, offset, _depth(offset, left, right))
            case "and" | "&&":
                right = self._expression(_AND)
                return Logic("and", left, right, offset, _depth(offset, left, right))
            case "**":
                return self._arithmetic("**", left, self._expression(_POWER - 1), offset)
            case "+" | "-":
                return self._arithmetic(token.word, left, self._expression(_SUM), offset)
            case "*" | "/" | "%":
                return self._arithmetic(token.word, left, self._expression(_PRODUCT), offset)
        return self._comparison(left, token)

    def _piped(self, left: Node) -> Node:
        name = self._take()
        if name.kind != "name" or name.word in RESERVED:
            raise ExpressionError("the name of a function is missing after '|'", name.offset)
        arguments = self._listed(")") if self._took("(") else ()
        return self._call(name, (left, *arguments))

    def _choice(self, condition: Node, chosen: Node, otherwise: Node, offset: int) -> Node:
        depth = _depth(offset, condition, chosen, otherwise)
        return Choice(condition, chosen, otherwise, offset, depth)

    def _arithmetic(self, operator: str, left: Node, right: Node, offset: int) -> Node:
        return Arithmetic(operator, left, right, offset, _depth(offset, left, right))

    def _comparison(self, left: Node, token: Token) -> Node:
        operators: list[str] = []
        operands = [left]
        while True:
            operators.append(self._operator(token))
            operands.append(self._expression(_COMPARE))
            if self._binding() != _COMPARE:
                break
            token = self._take()
        depth = _depth(token.offset, *operands)
        return Comparison(tuple(operators), tuple(operands), token.offset, depth)

    def _operator(self, token: Token) -> str:
        if token.word != "not":
            return token.word
        self._expect("in")
        return "not in"
