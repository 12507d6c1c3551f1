"""The value of a tree, given the names that it may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinoform.compile.expression.errors import ExpressionError, UnknownName
from kinoform.compile.expression.limits import Meter
from kinoform.compile.expression.operators import calculate, compare
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
from kinoform.compile.expression.values import (
    as_count,
    bounded,
    bounded_number,
    is_number,
    is_plain,
    kind_of,
)

Names = Mapping[str, Any]


def run(node: Node, names: Names, meter: Meter) -> Any:
    """The value of a node; raises ExpressionError with the place where there is none."""
    try:
        meter.spend(1)
        match node:
            case Constant():
                return node.value
            case Name():
                return _named(node.name, names)
            case Items():
                return [run(item, names, meter) for item in node.items]
            case Member():
                return _member(node, run(node.owner, names, meter))
            case Index():
                return _item(node, run(node.owner, names, meter), run(node.index, names, meter))
            case Unary():
                return _signed(node.operator, run(node.operand, names, meter))
            case Arithmetic():
                left, right = run(node.left, names, meter), run(node.right, names, meter)
                return calculate(node.operator, left, right)
            case Logic():
                left = run(node.left, names, meter)
                is_settled = bool(left) == (node.operator == "or")
                return left if is_settled else run(node.right, names, meter)
            case Comparison():
                return _holds(node, names, meter)
            case Choice():
                is_chosen = run(node.condition, names, meter)
                return run(node.chosen if is_chosen else node.otherwise, names, meter)
            case Call():
                return _called(node, names, meter)
    except ExpressionError as error:
        if error.offset is None:
            error.offset = node.offset
        raise


def _named(name: str, names: Names) -> Any:
    if name not in names:
        raise UnknownName(name, f"{name!r} is not given", names.keys())
    if not is_plain(names[name]):
        raise ExpressionError(f"{name!r} is not plain data")
    return names[name]


def _member(node: Member, owner: Any) -> Any:
    if isinstance(owner, dict) and node.key in owner:
        return owner[node.key]
    if isinstance(owner, list | str) and node.key == "length":
        return len(owner)
    path = _path(node)
    if isinstance(owner, dict):
        raise UnknownName(path, f"{path!r} is not given", owner.keys())
    raise UnknownName(path, f"{path!r} is not given: {_path(node.owner)!r} is {kind_of(owner)}")


def _item(node: Index, owner: Any, index: Any) -> Any:
    if isinstance(owner, dict) and isinstance(index, str):
        if index in owner:
            return owner[index]
        path = f"{_path(node.owner)}.{index}"
        raise UnknownName(path, f"{path!r} is not given", owner.keys())
    if isinstance(owner, list | str):
        at = as_count(index)
        if -len(owner) <= at < len(owner):
            return owner[at]
        path = f"{_path(node.owner)}[{at}]"
        raise UnknownName(path, f"{path!r} is not given: there are {len(owner)} items")
    raise ExpressionError(f"{kind_of(owner)} has no item {kind_of(index)}")


def _path(node: Node) -> str:
    """How a value is reached, as far as it is by names."""
    match node:
        case Name():
            return node.name
        case Member():
            return f"{_path(node.owner)}.{node.key}"
        case Index(owner=owner, index=Constant(value=value)):
            return f"{_path(owner)}[{value!r}]"
    return "(…)"


def _signed(operator: str, value: Any) -> Any:
    if operator == "not":
        return not value
    if not is_number(value):
        raise ExpressionError(f"{operator!r} needs a number, not {kind_of(value)}")
    return bounded_number(-value if operator == "-" else value)


def _holds(node: Comparison, names: Names, meter: Meter) -> bool:
    left = run(node.operands[0], names, meter)
    for operator, operand in zip(node.operators, node.operands[1:], strict=True):
        right = run(operand, names, meter)
        if not compare(operator, left, right, meter):
            return False
        left = right
    return True


def _called(node: Call, names: Names, meter: Meter) -> Any:
    arguments = []
    for argument in node.arguments:
        try:
            value = run(argument, names, meter)
        except UnknownName:
            if not node.function.takes_missing:
                raise
            value = None
        meter.spend(_work(bounded(value)))
        arguments.append(value)
    result = bounded(node.function.run(*arguments))
    meter.spend(_work(result))
    return result


def _work(value: Any) -> int:
    """The steps that going once through a value counts for."""
    if isinstance(value, str):
        return len(value) // 256
    return len(value) // 16 if isinstance(value, list | dict) else 0
