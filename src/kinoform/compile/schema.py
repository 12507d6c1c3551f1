"""The published JSON Schema of documents, made from the models that read them.

It describes a document as it is written, before anything is expanded: every clip may have `when`
and `repeat`, every value may be an expression, and an asset may be named where media stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core import core_schema

from kinoform.animations._catalogue import all_animations
from kinoform.compile.parse import element_kinds, template_kinds
from kinoform.effects._catalogue import all_effects
from kinoform.model.document.music import MusicSpec
from kinoform.model.document.speech import SpeechSpec
from kinoform.model.document.timeline import FontAsset, Timeline
from kinoform.model.easing import EASINGS
from kinoform.transitions._catalogue import all_transitions

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOTES = frozenset({"title", "description", "default"})
_RESTRICTING = frozenset({"enum", "const", "pattern", "format"})
_LIMITS = {
    "ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum",
}  # fmt: skip
"""Words of pydantic that it leaves in schemas of values with a validator of their own."""
_ASSET_FIELDS = frozenset({"src", "svg", "words"})
_LITERAL_FIELDS = frozenset({"type", "meta", "tracks", "clips", "children", "variables", "assets"})
"""Written out in nearly every document, where a plain schema gives the better messages."""


def _at(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_EXPRESSION = _at("Expression")
_ASSET = _at("AssetReference")
_WISH = _at("Wish")


def json_schema() -> Schema:
    """The schema of whole documents, in JSON Schema 2020-12."""
    defs = {name: _as_written(name, schema) for name, schema in _model_schemas().items()}
    _offer_names(defs)
    _accept_short_forms(defs)
    for element in element_kinds().values():
        defs[element.clip.__name__]["properties"] |= _CONTROLS
    defs |= _PLACEHOLDERS | {"Clip": _any_clip(), "Assets": _assets()}
    defs |= {_data_name(kind): _data_schema(kind) for kind in template_kinds()}
    root = defs.pop("Timeline")
    root["properties"]["assets"] = _at("Assets")
    about = {"$schema": DIALECT, **root, "title": "Kinoform document"}
    return {**about, "$defs": dict(sorted(defs.items()))}


class _Quiet(GenerateJsonSchema):
    """Leaves out titles that repeat a name, and defaults that say nothing."""

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        made = super().default_schema(schema)
        if made.get("default") in (None, {}, []):
            made.pop("default", None)
        return made

    def encode_default(self, dft: Any) -> Any:
        if isinstance(dft, BaseModel):
            return dft.model_dump(mode="json", by_alias=True, exclude_unset=True)
        return super().encode_default(dft)


def _model_schemas() -> dict[str, Schema]:
    models: list[type[BaseModel]] = [element.clip for element in element_kinds().values()]
    models += [Timeline, FontAsset, SpeechSpec, MusicSpec]
    _, merged = models_json_schema(
        [(model, "validation") for model in models], schema_generator=_Quiet
    )
    schemas: dict[str, Schema] = merged["$defs"]
    for model in models:
        for name, info in model.model_fields.items():
            if info.exclude:
                del schemas[model.__name__]["properties"][info.alias or name]
    return schemas


def _as_written(model: str, schema: Schema) -> Schema:
    """The schema of a model with everything that may stand in place of a value."""
    properties = {}
    for name, field in schema.get("properties", {}).items():
        if name in _LITERAL_FIELDS:
            properties[name] = field
            continue
        names_asset = name in _ASSET_FIELDS and model != FontAsset.__name__
        wishes = [_WISH] if name == "src" and model == "AudioClip" else []
        assets = [_ASSET] if names_asset else []
        properties[name] = _or(_opened(field), _EXPRESSION, *assets, *wishes)
    return {**schema, "properties": properties}


def _opened(schema: Schema) -> Schema:
    """A schema whose items and members may be expressions."""
    opened = {_LIMITS.get(word, word): value for word, value in schema.items()}
    for part in ("items", "additionalProperties"):
        if isinstance(schema.get(part), dict):
            opened[part] = _or(_opened(schema[part]), _EXPRESSION)
    if "prefixItems" in schema:
        opened["prefixItems"] = [_or(_opened(item), _EXPRESSION) for item in schema["prefixItems"]]
    if "anyOf" in schema:
        opened["anyOf"] = [_opened(choice) for choice in schema["anyOf"]]
    return opened


def _or(schema: Schema, *others: Schema) -> Schema:
    """A schema with more choices; its notes stay outside of them."""
    rest = {key: value for key, value in schema.items() if key not in _NOTES}
    more = [other for other in others if other != _EXPRESSION or not _takes_text(schema)]
    if not rest or not more:
        return schema
    notes = {key: value for key, value in schema.items() if key in _NOTES}
    choices = rest["anyOf"] if rest.keys() == {"anyOf"} else [rest]
    return {**notes, "anyOf": [*choices, *more]}


def _takes_text(schema: Schema) -> bool:
    """Whether any text is a value already, and so an expression too."""
    if "anyOf" in schema:
        return any(map(_takes_text, schema["anyOf"]))
    return schema.get("type") == "string" and _RESTRICTING.isdisjoint(schema)


def _offer_names(defs: Mapping[str, Schema]) -> None:
    """Name what an editor can complete; other spellings are read as well."""
    for model, kinds in (
        ("Animation", all_animations()),
        ("Passage", all_transitions()),
        ("TransitionSpec", all_transitions()),
        ("Filter", all_effects()),
    ):
        defs[model]["properties"]["type"]["examples"] = sorted(kinds)
    for schema in defs.values():
        if "easing" in schema.get("properties", {}):
            schema["properties"]["easing"]["examples"] = list(EASINGS)
    if template_kinds():
        names = {"description": "The name of a template.", "enum": list(template_kinds())}
        defs["TemplateClip"]["properties"]["template"] = _or(names, _EXPRESSION)
        defs["TemplateClip"]["allOf"] = [_data_rule(kind) for kind in template_kinds()]


def _accept_short_forms(defs: dict[str, Schema]) -> None:
    """Say what validators of whole models read, which pydantic cannot know."""
    short = {"type": "string", "examples": sorted(all_transitions())}
    defs["Transition"] = {
        "description": "The name of a transition, or how a clip comes and goes.",
        "anyOf": [short, _at("TransitionSpec")],
    }
    for schema in defs.values():
        if "transition" in schema.get("properties", {}):
            choices = [_at("Transition"), {"type": "null"}]
            schema["properties"]["transition"]["anyOf"] = choices
    defs["TextClip"]["properties"]["text"]["anyOf"].append({"type": "number"})
    for model, fields in (("TextClip", ("text", "runs")), ("SvgClip", ("svg", "src"))):
        defs[model]["anyOf"] = [{"required": [field]} for field in fields]


def _any_clip() -> Schema:
    places = {kind: element.clip.__name__ for kind, element in element_kinds().items()}
    return {
        "description": "One thing on the timeline; `type` says which fields it has.",
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": list(places)}},
        "discriminator": {
            "propertyName": "type",
            "mapping": {kind: _at(name)["$ref"] for kind, name in places.items()},
        },
        "oneOf": [_at(name) for name in places.values()],
    }


def _data_name(kind: str) -> str:
    return "".join(word.title() for word in kind.split("-")) + "Data"


def _data_rule(kind: str) -> Schema:
    data = {"anyOf": [_at(_data_name(kind)), _EXPRESSION]}
    return {
        "if": {"properties": {"template": {"const": kind}}, "required": ["template"]},
        "then": {"properties": {"data": data}},
    }


def _data_schema(kind: str) -> Schema:
    template = template_kinds()[kind]
    fields = {
        name: {"description": f"{what} (required)" if name in template.required else what}
        for name, what in template.fields.items()
    }
    return {"description": template.summary, "type": "object", "properties": fields}


_CONTROLS: dict[str, Schema] = {
    "when": {"description": "An expression; the clip is left out where it is false."},
    "repeat": _at("Repeat"),
}
_PLACEHOLDERS: dict[str, Schema] = {
    "Expression": {
        "description": "Text with `{{ expressions }}`; one that is nothing else keeps its type.",
        "type": "string",
        "pattern": r"\{\{",
    },
    "AssetReference": {
        "description": 'An entry of `assets` by its id: {"$ref": "logo"}.',
        "type": "object",
        "required": ["$ref"],
        "maxProperties": 1,
        "additionalProperties": {"type": "string"},
    },
    "Wish": {
        "description": "Speech or music that is made for the film, in place of a URL.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {
            "$speech": {"anyOf": [{"type": "string"}, _at("SpeechSpec")]},
            "$music": {"anyOf": [{"type": "string"}, _at("MusicSpec")]},
        },
        "additionalProperties": False,
    },
    "Repeat": {
        "description": "The clip once for each item; `loop.index` counts from 0.",
        "type": "object",
        "required": ["over"],
        "properties": {
            "over": {
                "description": "A list, a number of times, or an expression that gives either.",
                "type": ["array", "integer", "string"],
                "minimum": 0,
            },
            "as": {"description": "What the item is called.", "type": "string", "default": "item"},
            "index": {"description": "What its number is called.", "type": "string"},
            "each": {
                "description": "Seconds from the start of one copy to the start of the next.",
                "type": ["number", "string"],
                "default": 0,
            },
        },
        "additionalProperties": False,
    },
}


def _assets() -> Schema:
    text = {"type": "string"}
    files, sounds = _pool("src", text), _pool("src", {"anyOf": [text, _WISH]})
    return {
        "description": "What clips may name by id: lists of entries, entries by id, or one table "
        "of {type, src}.",
        "type": "object",
        "properties": {
            "fonts": _pool_of(_at(FontAsset.__name__)),
            **dict.fromkeys(("images", "videos", "luts", "models"), files),
            "audios": sounds,
            "svgs": _pool("svg", text),
            "subtitles": _pool("words", {"type": ["array", "object", "string"]}),
        },
        "additionalProperties": {
            "type": "object",
            "required": ["src"],
            "properties": {"type": {"enum": ["image", "video", "audio", "font"]}, "src": text},
        },
    }


def _pool(field: str, value: Schema) -> Schema:
    listed = {
        "type": "object",
        "required": ["id", field],
        "properties": {"id": {"type": "string"}, field: value},
    }
    return _pool_of(listed, {**listed, "required": [field]}, value)


def _pool_of(listed: Schema, *by_id: Schema) -> Schema:
    keyed = {"anyOf": [*by_id]} if by_id else listed
    return {
        "anyOf": [
            {"type": "array", "items": listed},
            {"type": "object", "additionalProperties": keyed},
        ]
    }
