"""Writes the pages of the causes that diagnosis tells apart, with what to do, from the remedies."""

from __future__ import annotations

import sys

from sepgui.catalogue import load_catalogue, load_remedies
from sepgui.domain.finding import Cause
from sepgui.i18n import Lang

_HEAD: dict[Lang, str] = {
    "en": """# Findings

The causes that sepgui tells apart, by the `cause` that the JSON of `check` gives, and what to do about \
each. Where it matters which port it is, the entry has a remedy of its own. Generated \
(`python3 dev.py docs`) from `resources/catalogue/remedies.toml`.

""",
    "it": """# Diagnosi

Le cause che sepgui distingue, con il nome (`cause`) che hanno nel JSON di `check`, e che cosa fare. Dove \
conta di quale porta si tratta, la voce ha un rimedio suo. Generata (`python3 dev.py docs`) da \
`resources/catalogue/remedies.toml`.

""",
}


def page(lang: Lang) -> str:
    """Return the page in a language: every cause with its general remedy, and those of its entries."""
    remedies = load_remedies()
    parts = [_HEAD[lang]]
    for cause in Cause:
        parts.append(f"## {cause.value}\n\n{remedies.general[cause].in_(lang)}\n\n")
        special: dict[str, list[str]] = {}
        for entry in load_catalogue().entries:
            if (cause, entry.id) in remedies.special:
                special.setdefault(remedies.special[cause, entry.id].in_(lang), []).append(entry.id)
        parts += [
            f"- {', '.join(f'`{name}`' for name in names)}: {words}\n" for words, names in special.items()
        ]
        if special:
            parts.append("\n")
    return "".join(parts).rstrip("\n") + "\n"


if __name__ == "__main__":
    sys.stdout.write(page("it" if sys.argv[1:] == ["it"] else "en"))
