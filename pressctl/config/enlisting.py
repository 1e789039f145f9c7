"""People of a list that a vendor keeps, as it shows them, into recipients: judged as a file's rows are, a page at a time.

What a file has in columns, a vendor has in fields of each person, under names of its own. They are found as columns are:
by our name, or by what the target's `columns` says.
"""

from collections.abc import Iterator

from pressctl.config.columns import merge_name
from pressctl.config.mailboxes import NotAnAddress, normal_form
from pressctl.config.recipients import People, clean, joined, language_of, place_of, tags_of, taker
from pressctl.model import Config, Finding, Level, Mailing, Member, Recipient, Target

SHOWN = 5  # bad addresses that are told of one by one: they have no line that anybody could go to


class Enlisting:
    """One list while it is read: people by the normal form of their address, and what is wrong with it."""

    def __init__(self, target: Target, config: Config) -> None:
        """Begin with nobody."""
        from pressctl.channels import find

        self._target, self._place = target, place_of(target, config)
        self._mailing = target.mailing or Mailing(sender="")
        self._level: Level = "advice" if config.checks.bad_address == "skip" else "error"
        self._wide = find(target.channel).international
        self._people: dict[str, Recipient] = {}
        self._gone: dict[str, Recipient] = {}
        self._names: dict[str, str] = {}
        self._number = self._bad = self._repeated = self._strange = 0
        self._reasons: list[str] = []

    def take(self, members: tuple[Member, ...]) -> int:
        """Take a page in; return how many people have come so far."""
        for member in members:
            self._number += 1
            try:
                email = normal_form(member.email, wide=self._wide)
            except NotAnAddress as reason:
                self._bad += 1
                if self._bad <= SHOWN:
                    self._reasons.append(f"the address of its member number {self._number:,} {reason}.")
                continue
            person, held = self._person(email, member), self._gone if member.gone else self._people
            known = held.get(email)
            self._repeated += known is not None
            held[email] = joined(known, person) if known else person
        return len(self._people) + len(self._gone) + self._bad

    def people(self) -> People:
        """Return whom the target mails, who of the list is never mailed, and what was found."""
        for email in self._gone:  # whoever is on it twice, and has unsubscribed once, has unsubscribed
            self._people.pop(email, None)
        takes = taker(self._mailing.where)
        kept = tuple(filter(takes, self._people.values()))
        return People(
            recipients=kept,
            gone=tuple(filter(takes, self._gone.values())),
            findings=tuple(self._findings(kept)),
            total=len(self._people),
        )

    def _person(self, email: str, member: Member) -> Recipient:
        fields: dict[str, str] = {}
        for theirs, written in member.fields.items():
            ours = self._names[theirs] if theirs in self._names else self._name_of(theirs)
            if ours and ours not in fields and (text := clean(written)):
                fields[ours] = text
        tags, spoken = fields.pop("tags", ""), fields.pop("language", "")
        language = language_of(spoken) if spoken else ""
        self._strange += bool(spoken and not language)
        return Recipient(
            email=email,
            name=fields.get("name", ""),
            language=language,
            tags=tags_of(tags) if tags else (),
            fields=fields,
        )

    def _name_of(self, theirs: str) -> str:
        """Return our name for a vendor's field, found once: what `columns` claims, a name or a field, is not available to others."""
        natural = merge_name(theirs)
        name = "" if natural in self._mailing.columns or natural == "email" else natural
        for ours, called in self._mailing.columns.items():
            if called.casefold() == theirs.casefold() or (natural and merge_name(called) == natural):
                name = ours
        self._names[theirs] = name
        return name

    def _findings(self, kept: tuple[Recipient, ...]) -> Iterator[Finding]:
        for reason in self._reasons:
            yield self._note(self._level, "bad-address", reason, "Skipped." if self._level == "advice" else "")
        if self._bad > SHOWN:
            yield self._note(self._level, "bad-address", f"{self._bad - SHOWN:,} more of its addresses are bad.")
        for ours in self._mailing.columns.keys() - self._names.values() if self._people else ():
            said = f"nobody on its list has the field that the target's columns.{ours} names."
            yield self._note("error", "list-columns", said)
        if not self._people and not self._bad:
            yield self._note("error", "empty-list", "its list has nobody on it who can be mailed to.")
        elif self._people and not kept:
            yield self._note("error", "list", "where leaves nobody of its list.")
        if self._repeated:
            times = "once" if self._repeated == 1 else f"{self._repeated:,} times"
            said = f"its list repeats an address {times}; each gets one mail."
            yield self._note("advice", "repeated-address", said)
        if self._strange:
            who = "1 person of its list has a language" if self._strange == 1 else f"{self._strange:,} have languages"
            yield self._note("advice", "bad-language", f"{who} that is no tag; left out.", 'Such as "fr" or "en-GB".')

    def _note(self, level: Level, code: str, said: str, hint: str = "") -> Finding:
        at = self._place(f"{self._target.name}: {said}")
        return Finding(
            path=at.path, line=at.line, column=at.column, level=level, code=code, message=at.message, hint=hint
        )
