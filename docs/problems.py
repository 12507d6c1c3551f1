"""What each code of a problem means, and the codes that the source can give."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

EXPLAINED = {
    # the document as a file
    "document_empty": "There is nothing in it.",
    "document_missing": "The file cannot be opened.",
    "document_too_large": "It has more bytes than are read.",
    "not_utf8": "A byte is not UTF-8.",
    "not_json": "The text is not JSON; the message names line and column.",
    "not_an_object": "The JSON is not an object.",
    "not_finite": "A number is infinite, or none.",
    "too_deep": "Values are nested deeper than is read.",
    # its form
    "missing_field": "A field that must be there is not.",
    "wrong_type": "The value is of another kind: a text for a number, a number for a list.",
    "out_of_range": "The number is outside of its limits.",
    "bad_value": "The value is of the right kind and means nothing here.",
    "unknown_value": "The word is none of those that this field takes.",
    "unknown_field": "*Warning.* No such field exists here; it has no effect.",
    "too_many": "The list has more entries than are allowed.",
    "too_few": "The list has fewer entries than are needed.",
    "too_long": "The text has more letters than are allowed.",
    "too_short": "The text has fewer letters than are needed.",
    "unknown_clip_type": "No clip has that `type`.",
    "nesting_too_deep": "Clips are nested deeper than is drawn.",
    "too_many_clips": "There are more clips than a film may have, repeated ones counted.",
    # variables and expressions
    "bad_variables": "`variables` is not an object.",
    "bad_expression": "An expression cannot be read, or has no value.",
    "unknown_variable": "An expression asks for a name that has no value.",
    "bad_repeat": "`repeat` cannot be read.",
    "too_large": "Expressions and repetition would make the document too large.",
    "too_much_work": "The expressions of the document take too many steps.",
    "too_many_problems": "There are more problems of this kind than are listed.",
    # names
    "unknown_reference": "`$ref` names an id that no asset has.",
    "unknown_template": "No template has that name.",
    "unknown_variant": "*Warning.* The template has no such variant; its usual form is drawn.",
    "unknown_animation": "No animation has that name.",
    "unknown_palette": "No palette of the house has that name; the usual one is used.",
    # primitives, templates and batches
    "unknown_primitive": "No primitive has that id.",
    "unknown_option": "*Warning.* The primitive cannot move in that way; it moves as usual.",
    "uneven_lists": "*Warning.* Lists that belong together differ in length.",
    "too_many_items": "*Warning.* More things than can be seen; some are left out or put together.",
    "negative_values": "*Warning.* The chart has no place for values below zero.",
    "nothing_flows": "*Warning.* No amount above zero leads from one name to another.",
    "unknown_place": "*Warning.* No town and no country has that name; it is left out.",
    "unknown_icon": "*Warning.* No icon has that name; another one is drawn.",
    "unknown_device": "*Warning.* No device has that name; a usual one is drawn.",
    "unreadable_date": "*Warning.* A date cannot be read; what it dates is left out.",
    "unreadable_dates": "*Warning.* Dates cannot be read; what they date stands in its order.",
    "phrase_not_found": "*Warning.* The phrase to be marked does not stand in the text.",
    "text_too_long": "*Warning.* More words than can be read in that time; the first are shown.",
    "too_fast": "*Warning.* Names roll faster than they can be read; give more seconds.",
    "missing_slot": "The template needs a datum that is not there.",
    "mistyped_slot": "A datum is of another type than its slot.",
    "unknown_slot": "*Warning.* A script speaks of something that no slot has.",
    "duplicate_key": "Two slots have one name.",
    "unused_data": "*Warning.* The film shows nothing of a part of the data.",
    "unused_column": "*Warning.* No film shows anything of a column of the table.",
    "scene_left_out": "*Warning.* A scene is left out, since its data are missing.",
    "too_many_scenes": "The film has more scenes than are allowed.",
    "film_too_large": "The film of these data would be larger than documents may be.",
    "narration_long": "*Warning.* One scene is talked over for long.",
    "table_unreadable": "The table cannot be read.",
    "folder_in_use": "Another batch is at work in that folder.",
    "unknown_transition": "No transition has that name.",
    "unknown_filter": "No filter has that name.",
    "unknown_property": "A keyframe moves a property that the clip does not have.",
    "bad_color": "*Warning.* The data of a template name a colour that is none.",
    # time
    "unknown_anchor": "A time names a clip, or a word, that is not beside it.",
    "duplicate_id": "*Warning.* Two clips beside each other have one id; the first is meant.",
    "circular_times": "Times of clips depend on each other in a circle.",
    "empty_film": "No clip gives the film a length.",
    "film_too_long": "The film is longer than is allowed.",
    # media
    "fetch_bad_url": "The URL cannot be read, or can be read in two ways.",
    "fetch_forbidden_address": "The URL leads to an address that is not public.",
    "fetch_forbidden_file": "The file lies outside of the folders that may be read.",
    "fetch_not_found": "There is no such file, or no such host.",
    "fetch_status": "The server answered with an error.",
    "fetch_failed": "The file could not be fetched whole.",
    "fetch_timeout": "The server took too long.",
    "fetch_too_large": "The file is larger than is fetched.",
    "media_missing": "There is no such file.",
    "media_empty": "The file has no bytes.",
    "media_unsupported": "The file is of a kind that is not read here.",
    "media_unreadable": "The file is damaged.",
    "media_truncated": "The file ends too early.",
    "media_too_large": "The picture has more pixels, or the file more parts, than are drawn.",
    "media_damaged": "*Warning.* Part of a sound cannot be read; silence is heard there.",
    # text
    "bad_words": "The file with the words of subtitles cannot be read.",
    "bad_font": "The font file cannot be used.",
    "unknown_font": "*Warning.* No such family is known; another one is used.",
    "missing_glyph": "*Warning.* No font has a glyph for a letter; a box is drawn.",
    "text_cut": "*Warning.* The text does not fit and ends in an ellipsis.",
    # speech and music
    "unknown_voice": "No voice has that id; `kinoform voices` lists them.",
    "voice_unavailable": "The voice cannot speak here, and nobody else speaks its language.",
    "voice_replaced": "*Warning.* The voice cannot speak here; the nearest one does.",
    "speech_empty": "There is nothing in the text that can be said, such as emoji alone.",
    "speech_unpronounceable": "The voice finds no word in the text, which is in another script.",
    "speech_skipped": "*Warning.* The voice could not say some of the words.",
    "no_words": "*Warning.* Subtitles are to show what a clip says that says nothing.",
    "speech_unavailable": "Nobody speaks here, or the provider of the voice is not set up.",
    "speech_unauthorised": "The provider of the voice refuses the key.",
    "speech_quota": "The account at the provider of the voice is used up.",
    "speech_timeout": "The provider of the voice took too long.",
    "speech_failed": "The provider of the voice failed, or answered with something else.",
    "music_unavailable": "No music has that name, or its provider is not installed.",
    "music_failed": "The music could not be made.",
    # facts about people
    "source_refused": "The source does not let us in: its key is missing, or is not accepted.",
    "source_unknown_id": "The source knows nobody with that id, or the id has another form.",
    "source_limited": "The source wants to be asked less often; later it answers again.",
    "source_unreachable": "The source cannot be reached, or is in trouble.",
    "source_garbled": "The source answered with something that tells of nobody.",
    # making the film
    "unknown_format": "No format has the ending of the target's name.",
    "codec_misplaced": "Players expect no such codec in that container.",
    "codec_unavailable": "This installation has no such encoder; see `kinoform doctor`.",
    "alpha_unsupported": "The format has no transparency.",
    "no_sound": "Only sound is asked for, and the film has none.",
    "subtitle_track_dropped": "*Warning.* The format carries no subtitle track.",
    "empty_part": "No frame of the film is in the part that is asked for.",
    "target_is_folder": "The target is a folder, and no file can be put in its place.",
    "target_is_file": "The target is a file, and a folder is to be made.",
    "target_unwritable": "The folder of the target cannot be written.",
    "frame_too_large": "Pictures would be larger than any film may be; see `scale`.",
    "stopped": "Somebody asked to stop; nothing was left at the target.",
    "internal_error": "A fault of Kinoform's own, which is worth a report.",
    "disk_trouble": "Writing failed on the way.",
    "render_failed": "Drawing or encoding failed.",
    "out_of_memory": "Drawing the film takes more memory than a render may have.",
    "worker_died": "A worker process ended, twice, while it rendered the same frames.",
    "failed": "Something else went wrong; the message says what.",
}
"""One line for each code, in the order in which a document meets them."""

SOURCE = Path(__file__).parents[1] / "src" / "kinoform"
_CARRIERS = {
    "Problem", "warning", "FetchRefused", "MediaProblem", "MusicRefused", "OverLimit",
    "SourceRefused", "SpeechRefused",
    "_add", "_invalid", "_problem", "note", "refuse", "_note",
}  # fmt: skip
"""Calls whose first argument is a code."""


OF_THE_SERVER = {
    "app", "blobs", "commands", "darkroom", "db", "dialects", "http", "jobs", "notify", "queue",
    "server.py", "watch",
}  # fmt: skip
"""Packages whose codes are about requests and not about documents."""
OF_EVERY_COMMAND = "commands/_problems.py"


def codes_in_source() -> set[str]:
    """Every code that is written in the source of the engine."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        inside = path.relative_to(SOURCE)
        if inside.parts[0] in OF_THE_SERVER and inside.as_posix() != OF_EVERY_COMMAND:
            continue
        found.update(_codes(ast.parse(path.read_text("utf-8"))))
    return found


def _codes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in _CARRIERS:
            yield from _texts(node.args[0])
        elif isinstance(node, ast.Assign) and _targets(node) & {"code", "_CODES"}:
            value = node.value
            values = value.values if isinstance(value, ast.Dict) else [value]
            for each in values:
                yield from _texts(each)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _targets(node: ast.Assign) -> set[str]:
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
