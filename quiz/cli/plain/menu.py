"""The first screen, line by line: packs, what is due, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.errors import FactdeckError
from quiz.cli.plain.rounds import Round
from quiz.cli.plain.talk import InputEndedError, Talk
from quiz.core.layouts import latin
from quiz.core.modes.playing import GameSession

if TYPE_CHECKING:
    from quiz.core.home import Home, PackCard
    from quiz.core.session import Session
    from quiz.study import Study

HELP = """Write a letter, and the number of a pack where there are several, such as: r 2
  r  review what is due
  a  review what is due in all packs
  l  learn new points
  p  play a round of ten; p 2 sprint plays another game with pack 2: sprint, survival, timeline, exam, daily,
     confusables or custom
  t  hear the pack's text
  u  take back the last thing that you did
  s  how it goes
  w  where you stand: hear your packs again
  q  quit
  Enter alone does what matters most."""


def run_menu(study: Study, talk: Talk) -> int:
    """Offer packs and commands until the person leaves; return the exit status."""
    study.compile_packs()
    try:
        told: list[str] = []
        while True:
            home = study.home()
            if (packs := _packs(home)) != told:  # what did not change is not read out after every command
                talk.say(*packs)
                told = packs
            line = talk.ask("What now? r review, l learn, p play, q quit, ? more:")
            words = line.split()
            name = "".join(latin(char) for char in words[0]).lower() if words else ""
            if name in {"q", "quit"}:
                return 0
            try:
                _do(study, talk, home, name, words[1:])
            except FactdeckError as error:
                talk.say(f"That did not work. {error}")
    except InputEndedError:
        return 0


def run_session(study: Study, talk: Talk, session: Session) -> int:
    """Run one round; return the exit status."""
    try:
        _changed(study, talk, None)
        Round(session, talk).run()
    except InputEndedError:
        return 0
    finally:
        _save_result(study, session)
    return 0


def _save_result(study: Study, session: Session) -> None:
    if isinstance(session, GameSession):
        study.finish_game(session)


def standing(card: PackCard) -> str:
    """Return where a learner stands with a pack, in words."""
    if card.problem:
        return card.problem
    if not card.known and not card.learning:
        return f"not started, {card.points} points to know"
    parts = [f"{card.known} known"] if card.known else []
    parts += [f"{card.learning} learning"] if card.learning else []
    due = f"{card.due} due, about {card.minutes} minute{'s' if card.minutes != 1 else ''}"
    return ", ".join([*parts, due if card.due else "nothing due"])


def _packs(home: Home) -> list[str]:
    """Return the lines that tell the packs and where a learner stands with each."""
    if not home.packs:
        return ["\nNo packs here yet. Put a pack folder into the packs folder of your data folder."]
    return [
        "\nYour packs:",
        *(f"{number}. {card.title}: {standing(card)}." for number, card in enumerate(home.packs, 1)),
    ]


def _do(study: Study, talk: Talk, home: Home, name: str, words: list[str]) -> None:
    if name == "u":
        talk.say(study.undo_last() or "There is nothing to take back.")
        return
    if name == "a":
        _review(study, talk, None)
        return
    if name == "w":
        talk.say(*_packs(home))
        return
    if name == "s":
        _stats(study, talk)
        return
    if name not in {"", "r", "l", "p", "t"}:
        talk.say(HELP)
        return
    card = _card(home, words)
    if card is None:
        talk.say(f"There is no such pack; write a number from 1 to {len(home.packs)}.")
        return
    if not name:
        name = "r" if card.due else "l" if card.new else "p"
    match name:
        case "r":
            _review(study, talk, card.id)
        case "l":
            _changed(study, talk, card.id)
            _round(study, talk, study.lesson(card.id), "No new points are left for today.")
        case "p":
            _changed(study, talk, card.id)
            _play(study, talk, card.id, words[1] if len(words) > 1 else "")
        case _:
            talk.say(*study.texts(card.id))


def _card(home: Home, words: list[str]) -> PackCard | None:
    """Return the pack of a number, or the one that is most worth it: due ones first."""
    if words:
        number = "".join(latin(char) for char in words[0])
        return home.packs[int(number) - 1] if number.isdigit() and 1 <= int(number) <= len(home.packs) else None
    fine = sorted((card for card in home.packs if not card.problem), key=lambda card: not card.due)
    return fine[0] if fine else None


def _round(study: Study, talk: Talk, session: Session, nothing: str) -> None:
    if session.question is None:
        talk.say(nothing)
        return
    try:
        Round(session, talk).run()
    finally:
        _save_result(study, session)


def _review(study: Study, talk: Talk, pack: str | None) -> None:
    _changed(study, talk, pack)
    session = study.review(pack)
    _round(study, talk, session, study.nothing_due(pack) if session.question is None else "")


def _play(study: Study, talk: Talk, pack: str, game: str) -> None:
    session = study.play_game(pack, game) if game else study.play(pack)
    _round(study, talk, session, "There is nothing to ask here now.")


def _changed(study: Study, talk: Talk, pack: str | None) -> None:
    """Ask about each answer, of a pack or of all, that its author changed since it was learned."""
    for changed in study.changed_answers(pack):
        talk.say("You learned this, and its author gives another answer now:", changed.stem, changed.answer)
        line = talk.ask("k: keep what you know. r: relearn it. Enter: ask another time.").lower()
        if line in {"k", "r"}:
            study.decide(changed, relearn=line == "r")


def _stats(study: Study, talk: Talk) -> None:
    from quiz.study.overview import overview

    for figure in overview(study).figures:
        talk.say(f"{figure.title}: {figure.says or figure.empty}")
