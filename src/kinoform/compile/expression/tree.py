"""What an expression is made of, once it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from kinoform.compile.expression.function import Function


@dataclass(frozen=True, slots=True)
class Constant:
    value: Any
    offset: int
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    offset: int
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Node, ...]
    offset: int
    depth: int


@dataclass(frozen=True, slots=True)
class Member:
    owner: Node
    key: str
    offset: int
    depth: int


@dataclass(frozen=True, slots=True)
class Index:
    owner: Node
    index: Node
    offset: int
    depth: int


@dataclass(frozen=True, slots=True)
class Unary:
    operator: Literal["-", "+", "not"]
    operand: Node
    offset: int
    depth: int


@dataclass(frozen=True, slots=True)
class Arithmetic:
    operator: str
    left: Node
    right: Node
    offset: int
    depth: int


@dataclass(frozen=True, slots=True)
class Logic:
    operator: Literal["and", "or"]
    left: Node
    right: Node
    offset: int
    depth: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A chain such as 0 < x <= 10: each operator stands between two neighbours."""

    operators: tuple[str, ...]
    operands: tuple[Node, ...]
    offset: int
    depth: int


@dataclass(frozen=True, slots=True)
class Choice:
    condition: Node
    chosen: Node
    otherwise: Node
    offset: int
    depth: int


@dataclass(frozen=True, slots=True)
class Call:
    function: Function
    arguments: tuple[Node, ...]
    offset: int
    depth: int


Node: TypeAlias = (
    Constant
    | Name
    | Items
    | Member
    | Index
    | Unary
    | Arithmetic
    | Logic
    | Comparison
    | Choice
    | Call
)
