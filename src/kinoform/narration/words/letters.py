"""Which capitals are said letter by letter, which are a word, and how letters are called."""

from __future__ import annotations

import re

from kinoform.narration.words.word import listed

_SAID_AS_WORD = {
    "NASA": "NASA", "NATO": "NATO", "UNESCO": "UNESCO", "UNICEF": "UNICEF", "OPEC": "OPEC",
    "NAFTA": "NAFTA", "FIFA": "FIFA", "UEFA": "UEFA", "NASDAQ": "Nasdaq", "IKEA": "Ikea",
    "COVID": "covid", "AIDS": "aids", "RAM": "ram", "ROM": "rom", "PIN": "pin", "SIM": "sim",
    "GIF": "gif", "SWAT": "swat", "JPEG": "jay-peg", "MPEG": "em-peg",
    "JSON": "jason", "YAML": "yamel", "OK": "okay", "SAAS": "sass", "CRUD": "crud", "GUI": "gooey",
    "OLED": "O led", "AMOLED": "am O led", "IEEE": "I triple E", "WIFI": "wifi", "LIDAR": "lidar",
    "CAD": "cad", "ZIP": "zip", "DOS": "doss",
    "ASCII": "askey",
}  # fmt: skip
_SPELLED = listed(
    "AI CE API AWS "
    "USA ASAP ESPN AKA CEO CFO CTO COO CIO CIA EU UN UK US UAE ETA FAQ ATM ISO IOS IP "
    "IT IQ EQ HIV EPA FDA USDA IPO NGO ROI SEO UI UX URL URI USB UPS AM PM AD BC BCE ID IDE IDS "
    "OS EV EVS GDP GPA ICU IMO IOT IRA IRS JFK LA NBA NFL MBA OCR OEM PIO QA QR RNA DNA TV UFO "
    "UV VIP VR AR ASL AGI SSO CPA CPI EPS ERP HR MIT UCLA NYU NYC SUV UHD USAID IATA IBAN ISBN "
    "ACLU AARP NAACP NCAA UCL UAV ADHD EEG EKG MRI AED IED IVF OECD"
)
_SHORT_WORDS = listed(
    "ACE ACT ADD AGE AGO AID AIM AIR ALL AN AND ANY ARE ARM ART AS ASK AT ATE BAD BAG BAN BAR "
    "BAT BE BED BET BIG BIT BOX BOY BUS BUT BUY BY CAN CAP CAR CAT CUP CUT DAD DAY DID DIE DO "
    "DOG DRY DUE EAR EAT EGG END EYE FAN FAR FAT FEE FEW FIT FIX FLY FOR FUN GAS GET GO GOD GOT "
    "GUN GUY HAD HAS HAT HE HER HEY HIM HIS HIT HOT HOW ICE IF IN INK IS ITS JOB JOY KEY KID "
    "LAW LAY LEG LET LIE LOT LOW MAD MAN MAP MAY ME MEN MET MIX MOM MUD MY NET NEW NO NOR NOT "
    "NOW NUT ODD OF OFF OH OIL OLD ON ONE OR OUR OUT OWN PAY PEN PET PIE POP PUT RED RID ROW "
    "RUN SAD SAT SAW SAY SEA SEE SET SEX SHE SIT SIX SKY SO SON SUM SUN TAX TEA TEN THE TIE TIP "
    "TO TOO TOP TOY TRY TWO UP USE WAR WAS WAY WE WET WHO WHY WIN WON YES YET YOU ZOO WOW AHA "
    "LOL HA"
)
_MOST_LETTERS_OF_INITIALS = 3
_MOST_LETTERS_IN_DOUBT = 4
_ONSET = re.compile(
    "(?:[bcdfghjklmnpqrstvwxyz]|bl|br|ch|cl|cr|dr|dw|fl|fr|gh|gl|gn|gr|kn|ph|pl|pr|ps|qu|rh|sc|sh|sk"
    "|sl|sm|sn|sp|sq|st|sw|th|tr|tw|wh|wr|chr|sch|scr|shr|sph|spl|spr|squ|str|thr)?[aeiouy]"
)
_CODA = re.compile(
    "[aeiouy](?:[bcdfghjklmnpqrstvwxz]|ch|ck|ct|dd|dge|ff|ft|gg|gh|ght|gn|lb|ld|lf|lk|ll|lm|ln|lp"
    "|ls|lt|mb|mn|mp|mps|ms|nc|nch|nd|nds|ng|ngs|nk|nks|nn|ns|nt|nth|nts|nx|ph|pp|ps|pt|rb|rc"
    "|rch|rd|rds|rf|rg|rk|rks|rl|rld|lds|lls|tch|ngth|rls"
    "|rm|rms|rn|rns|rp|rr|rs|rst|rt|rth|rts|sh|sk|sm|sp|ss|st|sts|tch"
    "|th|ths|ts|tt|xt|[bcdfgklpt]s|cks|cts|fts|lds|ws|wn|wl|wns|zz|hs)?"
)
_VOWEL = re.compile("[aeiouy]")


def spelled(letters: str) -> str:
    """Each letter by itself, so that a voice says its name."""
    # Voices read a lone A as the article; eh gives the name of the letter in all of them.
    return " ".join("eh" if letter in "Aa" else letter.upper() for letter in letters)


def capitals(word: str, *, is_shouted: bool = False) -> str:
    """A word in capitals as it is said: HTML letter by letter, STOP as the word it is."""
    if word in _SAID_AS_WORD:
        return _SAID_AS_WORD[word]
    if word in _SHORT_WORDS or (is_shouted and word in {"IT", "US", "AM", "ID"}):
        return word.lower()
    if word in _SPELLED or not is_pronounceable(word.lower()):
        return spelled(word)
    is_initials = len(word) <= _MOST_LETTERS_OF_INITIALS and not is_shouted
    return spelled(word) if is_initials else word.lower()


def is_pronounceable(word: str) -> bool:
    """Whether the letters begin and end as English words do."""
    if not word.isascii():
        return True
    if not _VOWEL.search(word):
        return False
    ends = max(word.rfind(vowel) for vowel in "aeiouy")
    if len(word) > _MOST_LETTERS_IN_DOUBT and len(word) - ends <= _MOST_LETTERS_OF_INITIALS:
        return True
    return bool(_ONSET.match(word) and _CODA.fullmatch(word[ends:]))
