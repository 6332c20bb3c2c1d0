"""Makes a company of 500 key accounts with three plans each, 57 answers a plan and 50,000 actions, by bulk insert."""

from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import polars as pl

from kam_core.accounts import company
from kam_core.questions.catalogue import Question, questions
from kam_core.scoring import criteria
from kam_core.store.request import new_request
from kam_core.store.store import Store

ACCOUNTS, PERIODS, ACTIONS, MANAGERS, CONTACTS = 500, 3, 50_000, 50, 8
TODAY = date(2026, 11, 22)
_ROLES = ["results_driver", "project_manager", "relationship_lead", "collaborator", "executive_sponsor"]


def build(file: Path) -> None:
    """The store, made anew; the same each time."""
    file.unlink(missing_ok=True)
    chance = np.random.default_rng(7)
    with Store(file, create=True) as store:
        for table, frame in _facts(chance).items():
            store.writer.load(lambda kept, table=table, frame=frame: kept.insert(table, frame))
        store.writer.load(_company)
        for table, frame in _app(chance).items():
            store.writer.derive(lambda kept, table=table, frame=frame: kept.insert(table, frame))
        company.fix_today(store, new_request("P0", "bench"), TODAY)
        criteria.establish(store)


def _company(kept) -> None:
    kept.execute(
        "ingest",
        "insert_company",
        company_name="Plans",
        fictitious=True,
        base_currency="EUR",
        as_of=TODAY,
        closed_through=date(2026, 10, 31),
        said_closed_through=None,
    )
    kept.execute("kpis", "fill_company_months", first=date(2023, 1, 1), until=date(2026, 11, 1))


def _ids(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{n}" for n in range(count)]


def _frame(**columns) -> pl.DataFrame:
    return pl.DataFrame(columns)


def _days(chance, count: int, first: int, last: int) -> list[date]:
    return [TODAY + timedelta(days=int(day)) for day in chance.integers(first, last, count)]


def _spread(prefix: str, count: int) -> list[str]:
    """An account for each of `count` rows, in turn."""
    return [f"A{n % ACCOUNTS}" for n in range(count)]


def _facts(chance) -> dict[str, pl.DataFrame]:
    accounts, people = _ids("A", ACCOUNTS), _ids("P", MANAGERS)
    months = [date(2023 + n // 12, n % 12 + 1, 1) for n in range(46)]
    held = [(a, m) for a in accounts for m in months]
    revenue = pl.Series(np.round(chance.lognormal(10, 1, len(held)), 2)).cast(pl.Decimal(18, 4))
    contacts = ACCOUNTS * CONTACTS
    activities, requests, invoices, surveys = 10_000, 5_000, 6_000, 3_000
    opened = [datetime(2026, 1, 1) + timedelta(hours=int(h)) for h in chance.integers(0, 7_700, requests)]
    return {
        "facts.batch": _frame(
            batch_id=[1], kind=["accounts"], source=["bench"], file_name=["bench"], file_hash=["bench"],
            rows_in=[1], rows_loaded=[1], illustrative=[False], loaded_by=["bench"], loaded_at=[datetime(2026, 11, 1)],
        ),
        "facts.person": _frame(
            person_id=people, person_name=[f"Person {n}" for n in range(MANAGERS)], active=[True] * MANAGERS,
            batch_id=[1] * MANAGERS,
        ),
        "facts.account": _frame(
            account_id=accounts, account_name=[f"Account {n}" for n in range(ACCOUNTS)],
            segment=[f"Segment {n % 8}" for n in range(ACCOUNTS)], country=["DE"] * ACCOUNTS, currency=["EUR"] * ACCOUNTS,
            owner_id=[people[n % MANAGERS] for n in range(ACCOUNTS)], batch_id=[1] * ACCOUNTS,
        ),
        "facts.account_month": _frame(
            account_id=[a for a, _ in held], month=[m for _, m in held], revenue=revenue,
            orders=[1] * len(held), first_order_date=[m for _, m in held], last_order_date=[m for _, m in held],
        ),
        "facts.contact": _frame(
            contact_id=_ids("C", contacts), account_id=_spread("", contacts),
            contact_name=[f"Contact {n}" for n in range(contacts)],
            level=[["executive", "middle", "working"][n % 3] for n in range(contacts)], batch_id=[1] * contacts,
        ),
        "facts.activity": _frame(
            activity_id=_ids("V", activities), account_id=_spread("", activities),
            contact_id=[f"C{n % contacts}" for n in range(activities)], person_id=[people[n % MANAGERS] for n in range(activities)],
            kind=["call"] * activities, activity_date=_days(chance, activities, -700, 0), planned=[False] * activities,
            two_way=[True] * activities, batch_id=[1] * activities,
        ),
        "facts.contract": _frame(
            contract_id=_ids("K", ACCOUNTS), account_id=accounts, start_on=[date(2025, 1, 1)] * ACCOUNTS,
            notice_on=_days(chance, ACCOUNTS, -30, 300), end_on=_days(chance, ACCOUNTS, 300, 400),
            value_base=pl.Series([100_000] * ACCOUNTS).cast(pl.Decimal(18, 4)), batch_id=[1] * ACCOUNTS,
        ),
        "facts.request": _frame(
            request_id=_ids("R", requests), account_id=_spread("", requests), subject=["A question"] * requests,
            opened_at=opened, answered_at=[None if n % 50 == 0 else at + timedelta(hours=9) for n, at in enumerate(opened)],
            batch_id=[1] * requests,
        ),
        "facts.grievance": _frame(
            grievance_id=_ids("G", 400), account_id=_spread("", 400), subject=["Late"] * 400,
            opened_on=_days(chance, 400, -300, -30), closed_on=[None if n % 9 == 0 else TODAY for n in range(400)],
            batch_id=[1] * 400,
        ),
        "facts.receivable": _frame(
            receivable_id=_ids("I", invoices), account_id=_spread("", invoices),
            amount=pl.Series([500] * invoices).cast(pl.Decimal(18, 4)), amount_base=pl.Series([500] * invoices).cast(pl.Decimal(18, 4)),
            due_on=_days(chance, invoices, -400, 30), paid_on=[None if n % 20 == 0 else TODAY - timedelta(days=1) for n in range(invoices)],
            batch_id=[1] * invoices,
        ),
        "facts.survey_answer": _frame(
            survey_answer_id=_ids("S", surveys), account_id=_spread("", surveys), kind=["ces"] * surveys,
            score=chance.integers(3, 8, surveys).astype(float), answered_on=_days(chance, surveys, -300, 0), batch_id=[1] * surveys,
        ),
        "facts.opportunity": _frame(
            opportunity_id=_ids("O", 2_000), snapshot_on=[date(2026, 8, 1)] * 2_000, account_id=_spread("", 2_000),
            stage=["offer"] * 2_000, status=["open"] * 2_000, amount_base=pl.Series([40_000] * 2_000).cast(pl.Decimal(18, 4)),
            close_on=_days(chance, 2_000, 1, 300), batch_id=[1] * 2_000,
        ),
    }  # fmt: skip


def _app(chance) -> dict[str, pl.DataFrame]:
    accounts = _ids("A", ACCOUNTS)
    plans = [(a, year) for a in accounts for year in (2024, 2025, 2026)]
    answered = [(f"{a}-{year}", a, q) for a, year in plans for q in questions()]
    looked = [TODAY - timedelta(days=int(age)) for age in chance.integers(0, 250, len(answered))]
    due = _days(chance, ACTIONS, -900, 120)
    done = chance.random(ACTIONS) < 0.95
    people = [f"P{n}" for n in chance.integers(0, MANAGERS, ACTIONS)]
    kept = {"illustrative": False, "version": 1}
    frames = {
        "app.membership": _frame(
            membership_id=_ids("M", ACCOUNTS), account_id=accounts, kind=["existing"] * ACCOUNTS,
            since=[date(2024, 1, 1)] * ACCOUNTS, admit_reason=["bench"] * ACCOUNTS, admitted_by=["P0"] * ACCOUNTS,
        ),
        "app.plan": _frame(
            plan_id=[f"{a}-{year}" for a, year in plans], account_id=[a for a, _ in plans],
            period_start=[date(year, 1, 1) for _, year in plans], period_end=[date(year, 12, 31) for _, year in plans],
            stage=[["strategy", "research", "action_plan", "execution", "review"][n // 3 % 5] for n in range(len(plans))],
            depth=[["express", "standard", "full"][n // 3 % 3] for n in range(len(plans))],
            next_review_on=_days(chance, len(plans), -20, 120),
        ),
        "app.answer": _frame(
            answer_id=[f"{plan}:{q.id}" for plan, _, q in answered], account_id=[a for _, a, _ in answered],
            plan_id=[plan for plan, _, _ in answered], question_id=[q.id for _, _, q in answered],
            state=["open" if n % 7 == 0 else "answered" for n in range(len(answered))],
            value=[None if n % 7 == 0 else _value(q, n) for n, (_, _, q) in enumerate(answered)],
            carried=[False] * len(answered), answered_at=[datetime.combine(day, datetime.min.time()) for day in looked],
        ),
        "app.action": _frame(
            action_id=_ids("T", ACTIONS), account_id=_spread("", ACTIONS), title=["Prepare the next meeting"] * ACTIONS,
            owner_id=people, due_on=due, status=["done" if one else "open" for one in done],
            done_on=[day if one else None for day, one in zip(due, done, strict=True)],
            effort_hours=pl.Series([4] * ACTIONS).cast(pl.Decimal(18, 4)),
        ),
        "app.team_member": _frame(
            team_member_id=_ids("W", 4 * ACCOUNTS), account_id=_spread("", 4 * ACCOUNTS),
            person_id=[f"P{n % MANAGERS}" for n in range(4 * ACCOUNTS)], role=[_ROLES[n % 5] for n in range(4 * ACCOUNTS)],
        ),
        "app.stakeholder": _frame(
            contact_id=_ids("C", 2_000), account_id=_spread("", 2_000),
            stance=[["advocate", "supporter", "neutral", "sceptic", "opponent"][n % 5] for n in range(2_000)],
            power=[n % 5 + 1 for n in range(2_000)],
        ),
        "app.interaction": _frame(
            interaction_id=_ids("X", 5_000), account_id=_spread("", 5_000), happened_on=_days(chance, 5_000, -400, 0),
            kind=["meeting"] * 5_000, subject=["Talk"] * 5_000, contact_ids=[f"C{n % 4_000}" for n in range(5_000)],
            person_ids=[f"P{n % MANAGERS}" for n in range(5_000)], two_way=[True] * 5_000,
        ),
        "app.need": _frame(
            need_id=_ids("N", 2_000), account_id=_spread("", 2_000), what=["Shorter lead time"] * 2_000,
            type=["need"] * 2_000, last_confirmed_on=_days(chance, 2_000, -300, 0), status=["open"] * 2_000,
        ),
        "app.competitor": _frame(
            competitor_id=_ids("Z", 1_000), account_id=_spread("", 1_000), competitor_name=["Rival"] * 1_000,
            renewal_on=_days(chance, 1_000, -100, 600),
        ),
        "app.open_question": _frame(
            open_question_id=_ids("Q", 2_000), account_id=_spread("", 2_000), question=["Who decides?"] * 2_000,
            owner_id=[f"P{n % MANAGERS}" for n in range(2_000)], due_on=_days(chance, 2_000, -30, 60), status=["open"] * 2_000,
        ),
    }  # fmt: skip
    plain = {
        name: frame.with_columns(**{column: pl.lit(value) for column, value in kept.items()})
        for name, frame in frames.items()
    }
    return plain


def _value(question: Question, number: int) -> str:
    match question.answer_type:
        case "number" | "rating":
            return str(number % 5 + 1)
        case "date":
            return (TODAY + timedelta(days=number % 300 - 150)).isoformat()
        case "choice":
            return question.choices[number % len(question.choices)]
        case "people":
            return f"P{number % MANAGERS}"
        case _:
            return f"What is known about this, in a sentence or two. {number}"
