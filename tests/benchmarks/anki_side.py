"""Anki's engine, measured in a process of its own: `anki_side.py make|answer|graphs PATH [N]`; prints one JSON object."""

from __future__ import annotations

import json
import random
import resource
import sys
import time

start = time.perf_counter()
from anki.collection import Collection  # noqa: E402 - its import is part of what is measured

IMPORTED = time.perf_counter() - start


def make(path: str, count: int, attempts: int) -> dict[str, float]:
    col = Collection(path)
    col.set_config("fsrs", True)
    deck = col.decks.id("Default")
    conf = col.decks.config_dict_for_deck_id(deck)
    conf["rev"]["perDay"] = 9999
    conf["new"]["perDay"] = 0
    col.decks.update_config(conf)
    model = col.models.by_name("Basic")
    from anki.collection import AddNoteRequest

    for base in range(0, count, 5000):
        requests = []
        for n in range(base, min(count, base + 5000)):
            note = col.new_note(model)
            note["Front"], note["Back"] = f"In which year was the bridge of district {n} opened?", str(1500 + n % 480)
            requests.append(AddNoteRequest(note=note, deck_id=deck))
        col.add_notes(requests)
    rng = random.Random(1)
    today = col.sched.today
    ids = col.db.list("select id from cards order by id")
    rows = []
    for card in ids:
        ivl = 1 + int(rng.random() * 60)
        data = json.dumps({"s": round(ivl * 1.0, 4), "d": round(1 + 9 * rng.random(), 3), "dr": 0.9})
        rows.append((ivl, today - int(rng.random() * 30), data, card))
    col.db.executemany("update cards set type=2, queue=2, ivl=?, due=?, reps=4, factor=2500, data=? where id=?", rows)
    if attempts:
        now = time.time_ns() // 1_000_000
        log = [
            (now - (attempts - n) * 60_000, ids[n % len(ids)], -1, 1 + n % 4, 10, 5, 2500, 4000 + n % 9000, 1)
            for n in range(attempts)
        ]
        col.db.executemany(
            "insert into revlog (id,cid,usn,ease,ivl,lastIvl,factor,time,type) values (?,?,?,?,?,?,?,?,?)", log
        )
    col.close()
    return {}


def answer(path: str, count: int) -> dict[str, object]:
    from anki.scheduler.v3 import CardAnswer
    from turns import PORTION, my_turn

    begin = time.perf_counter()
    col = Collection(path)
    opened = time.perf_counter() - begin
    begin = time.perf_counter()
    queued = col.sched.get_queued_cards(fetch_limit=1)
    card = col.get_card(queued.cards[0].card.id)
    first = time.perf_counter() - begin
    sync = col.db.scalar("pragma synchronous"), col.db.scalar("pragma journal_mode")
    rng = random.Random(2)
    times = []
    for n in range(count):
        if n % PORTION == 0:
            my_turn()
        begin = time.perf_counter()
        queued = col.sched.get_queued_cards(fetch_limit=1)
        entry = queued.cards[0]
        card = col.get_card(entry.card.id)
        card.start_timer()
        rating = CardAnswer.GOOD if rng.random() < 0.85 else CardAnswer.AGAIN
        col.sched.answer_card(col.sched.build_answer(card=card, states=entry.states, rating=rating))
        times.append(time.perf_counter() - begin)
    undo = []
    for _ in range(25):
        my_turn()
        begin = time.perf_counter()
        col.undo()
        undo.append(time.perf_counter() - begin)
    col.close()
    return {
        "import": IMPORTED,
        "open": opened,
        "first": first,
        "answers": times,
        "undo": undo,
        "pragmas": sync,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def graphs(path: str) -> dict[str, object]:
    from turns import my_turn

    col = Collection(path)
    times = []
    for _ in range(15):
        my_turn()
        begin = time.perf_counter()
        col._backend.graphs(search="", days=0)
        times.append(time.perf_counter() - begin)
    n = col.db.scalar("select count() from revlog")
    col.close()
    return {"graphs": times, "rows": n}


if sys.argv[1] == "make":
    out = make(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
elif sys.argv[1] == "answer":
    out = answer(sys.argv[2], int(sys.argv[3]))
else:
    out = graphs(sys.argv[2])
print(json.dumps(out))
