"""Which face draws a cluster: the wished one, one for its script, or whatever has the glyphs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kinoform.model.typography import FontChoice
from kinoform.typeset.aliases import SERIFS
from kinoform.typeset.book import Family, face_in, known_families, packaged_family
from kinoform.typeset.emoji import is_emoji
from kinoform.typeset.faces import FaceKey, coverage
from kinoform.typeset.scripts import IGNORABLE

# The shaper makes up spaces that a font lacks.
_UNSEEN = re.compile(rf"[\s{IGNORABLE}]")

_BY_SCRIPT = {
    "Arab": "Noto Sans Arabic",
    "Beng": "Hind Siliguri",
    "Deva": "Noto Sans Devanagari",
    "Hebr": "Heebo",
    "Khmr": "Noto Sans Khmer",
    "Taml": "Noto Sans Tamil",
    "Telu": "Noto Sans Telugu",
    "Thai": "Noto Sans Thai",
}
_HAN_SCRIPTS = {"Hani": "", "Hira": "JP", "Kana": "JP", "Bopo": "SC", "Hang": "KR"}
_LAST_RESORTS = ("Inter", "Noto Sans", "Roboto", "JetBrains Mono")
_PICTURES = "OpenMoji"


def wished_faces(choice: FontChoice) -> tuple[FaceKey, ...]:
    """The faces of the families that were asked for, best first."""
    return _wished(known_families(choice.families), choice)


@lru_cache(maxsize=1024)
def _wished(families: tuple[Family, ...], choice: FontChoice) -> tuple[FaceKey, ...]:
    return tuple(face_in(family, choice) for family in families)


def covers(face: FaceKey, cluster: str) -> bool:
    """Whether a face has a glyph for every visible character of a cluster."""
    code_points = coverage(face.path, face.index)
    seen = _UNSEEN.sub("", cluster)
    if all(ord(character) in code_points for character in seen):
        return True
    # The shaper composes and decomposes, so either form will do.
    return any(
        all(ord(character) in code_points for character in unicodedata.normalize(form, seen))
        for form in ("NFC", "NFD")
    )


@lru_cache(maxsize=32768)
def pick_face(
    wished: tuple[FaceKey, ...], choice: FontChoice, cluster: str, script: str, region: str
) -> tuple[FaceKey, bool]:
    """The face for one cluster, and whether it really has its glyphs.

    The wished faces are those of the choice; `region` says whose Han forms are meant.
    """
    order: list[FaceKey] = list(wished)
    pictures = _face_called(_PICTURES, choice)
    if is_emoji(cluster):
        order[:0] = pictures
    for name in _fallback_names(wished, script, region):
        order += _face_called(name, choice)
    order += pictures
    for face in order:
        if covers(face, cluster):
            return face, True
    for face in order:
        if covers(face, cluster[0]):
            return face, False
    return wished[0], False


def _face_called(name: str, choice: FontChoice) -> list[FaceKey]:
    family = packaged_family(name)
    return [face_in(family, choice)] if family else []


def _fallback_names(wished: tuple[FaceKey, ...], script: str, region: str) -> list[str]:
    serif = _is_serif(wished[0])
    kind = "Serif" if serif else "Sans"
    names = ["Noto Serif"] if serif else []
    if script in _BY_SCRIPT:
        names.append(_BY_SCRIPT[script])
    if script in _HAN_SCRIPTS:
        names.append(f"Noto {kind} {_HAN_SCRIPTS[script] or region}")
    names += _LAST_RESORTS
    names += _BY_SCRIPT.values()
    names += [f"Noto {kind} {each}" for each in (region, "JP", "SC", "KR")]
    return names


@lru_cache(maxsize=256)
def _is_serif(face: FaceKey) -> bool:
    return any(
        face.path == file.path
        for name in SERIFS
        if (family := packaged_family(name))
        for file in family.files
    )
