"""Names in many scripts, and the addresses that go with them: .example domains and 555-01 numbers reach nobody."""

from __future__ import annotations

from random import Random
from unicodedata import normalize

from coaching.demo_office.ingredients import Ingredients, Language, Name

TRIES = 30
"""How often another name is drawn before somebody bears one that another client has."""
AREA_CODES = ("206", "312", "419", "505", "614", "718", "804", "915")
NUMBERS = 100  # 555-0100 to 555-0199 are kept for fiction
FAMILIAR = ("English", "Spanish")
"""Languages that most people at employers have their names in."""
FAMILIAR_SHARE = 0.75


def name_in(kit: Ingredients, language: str, chance: Random) -> Name:
    """A name of that language by chance."""
    if language in kit.whole_names:
        return chance.choice(kit.whole_names[language])
    how = next(one for one in kit.languages if one.language == language)
    first = chance.choice(kit.first_names[language])
    fitting = [last for last in kit.last_names[language] if not (first.title and last.title not in ("", first.title))]
    last = chance.choice(fitting)
    parts = (last.name, first.name) if how.family_first else (first.name, last.name)
    return Name(how.between.join(parts), first.title or last.title)


def names_of_clients(kit: Ingredients, number: int, chance: Random) -> list[Name]:
    """So many names: one of each language as far as they go, the others as the shares say; each once, if possible."""
    languages = _languages(kit.languages, number, chance)
    names: list[Name] = []
    taken: set[str] = set()
    for language in languages:
        drawn = [name_in(kit, language, chance) for _ in range(TRIES)]
        names.append(next((name for name in drawn if name.name not in taken), drawn[-1]))
        taken.add(names[-1].name)
    return names


def _languages(languages: tuple[Language, ...], number: int, chance: Random) -> list[str]:
    words = [one.language for one in languages]
    more = chance.choices(words, [one.share for one in languages], k=max(0, number - len(words)))
    chosen = [*words[:number], *more]
    chance.shuffle(chosen)
    return chosen


def name_at_work(kit: Ingredients, chance: Random) -> Name:
    """The name of somebody at an employer."""
    if chance.random() < FAMILIAR_SHARE:
        return name_in(kit, chance.choice(FAMILIAR), chance)
    return name_in(kit, chance.choice(kit.languages).language, chance)


def slug(text: str, otherwise: str) -> str:
    """The Latin letters of a name with dots between, for an address; `otherwise` where there are none."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalpha() else " " for letter in plain).split()
    return ".".join(words) or otherwise


def phone_number(chance: Random) -> str:
    return f"{chance.choice(AREA_CODES)}-555-01{chance.randrange(NUMBERS):02}"


def members_at_work(kit: Ingredients, number: int) -> dict[str, str]:
    """So many counselors, names by address, at least those that the ingredients name; the same every time."""
    chance = Random(len(kit.counselors))  # noqa: S311 - for a story, not for a secret
    members = {email: name for name, email in kit.counselors}
    while len(members) < number:
        name = name_in(kit, chance.choice(FAMILIAR), chance).name
        members[f"{slug(name, 'counselor')}{len(members)}@office.example"] = name
    return members
