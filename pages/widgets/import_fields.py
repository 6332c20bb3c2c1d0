"""What the fields of files are called, and what our columns are called in a file."""

from functools import cache

from kam_core.crm.catalogue import fields, kinds
from kam_core.text.words import _, language


def field_words(name: str | None) -> str:
    """One field as a person says it; null is a column that fills none."""
    return _("Keep as it is") if name is None else _words(language()).get(name, name)


def fields_of(kind: str) -> list[str]:
    """The fields of a kind, those that somebody looks for first by their words."""
    return sorted(fields(kind), key=field_words)


@cache
def all_fields() -> frozenset[str]:
    """Every field of every kind."""
    return frozenset(name for kind in kinds() for name in fields(kind))


@cache
def _words(language_: str) -> dict[str, str]:  # noqa: ARG001  (the words differ by it)
    return {**_of_records(), **_of_days(), **_of_figures(), **_of_texts()}


def _of_records() -> dict[str, str]:
    return {
        "account_id": _("Account (id or name)"),
        "account_name": _("Name of the account"),
        "activity_id": _("Id of the activity"),
        "contact_id": _("Contact (id or name)"),
        "contact_name": _("Name of the contact"),
        "contract_id": _("Id of the contract"),
        "external_id": _("Id in the other system"),
        "goal_id": _("Id of the goal"),
        "goal_name": _("Name of the goal"),
        "grievance_id": _("Id of the grievance"),
        "line_no": _("Number of the line"),
        "manager_id": _("Manager (id or name)"),
        "manager_name": _("Name of the manager"),
        "opportunity_id": _("Id of the opportunity"),
        "opportunity_name": _("Name of the opportunity"),
        "order_no": _("Order number"),
        "owner_id": _("Owner (id or name)"),
        "owner_name": _("Name of the owner"),
        "parent_account_id": _("Parent account (id or name)"),
        "parent_account_name": _("Name of the parent account"),
        "person_id": _("Person (id or name)"),
        "person_name": _("Name of the person"),
        "product_code": _("Code of the product"),
        "product_id": _("Product (id or name)"),
        "product_name": _("Name of the product"),
        "receivable_id": _("Id of the receivable"),
        "request_id": _("Id of the request"),
        "scope_id": _("Whose target"),
        "survey_answer_id": _("Id of the answer"),
        "unit_id": _("Buying unit"),
        "unit_name": _("Name of the buying unit"),
    }


def _of_days() -> dict[str, str]:
    return {
        "activity_date": _("Day of the activity"),
        "actual_close_on": _("Closed on"),
        "answered_at": _("Answered at"),
        "answered_on": _("Answered on"),
        "changed_at": _("Last changed"),
        "close_on": _("Close date"),
        "closed_at": _("Closed at"),
        "closed_on": _("Closed on (day)"),
        "created_at": _("Created at"),
        "created_on": _("Created on"),
        "due_on": _("Due on"),
        "end_on": _("Ends on"),
        "estimated_on": _("Estimated on"),
        "month": _("Month"),
        "notice_on": _("Notice by"),
        "opened_at": _("Opened at"),
        "opened_on": _("Opened on"),
        "order_date": _("Order date"),
        "paid_on": _("Paid on"),
        "period_start": _("First day of the period"),
        "quarter": _("Quarter"),
        "rate_date": _("Rate of the day"),
        "rated_on": _("Rated on"),
        "said_on": _("Said on"),
        "snapshot_on": _("Day of the export"),
        "start_on": _("Starts on"),
        "year": _("Year"),
    }


def _of_figures() -> dict[str, str]:
    return {
        "actual_amount": _("Amount in the end"),
        "amount": _("Amount"),
        "confidence": _("Confidence"),
        "cost": _("Cost"),
        "discount": _("Discount"),
        "list_price": _("List price"),
        "period_months": _("Months of the period"),
        "probability": _("Probability"),
        "quantity": _("Quantity"),
        "rate": _("Rate"),
        "rating": _("Rating"),
        "revenue": _("Revenue"),
        "score": _("Score"),
        "target": _("Target"),
        "unit_price": _("Price of one"),
        "value": _("Value"),
        "weight": _("Weight"),
    }


def _of_texts() -> dict[str, str]:
    return {
        "active": _("Active"),
        "activity_status": _("State of the activity"),
        "category": _("Category"),
        "country": _("Country"),
        "criterion": _("Criterion"),
        "currency": _("Currency"),
        "department": _("Department"),
        "domain": _("Web address"),
        "driver": _("What costs"),
        "email": _("Email"),
        "evidence": _("Evidence"),
        "factor": _("Factor"),
        "family": _("Product family"),
        "first_name": _("First name"),
        "industry": _("Industry"),
        "is_closed": _("Is closed"),
        "is_deleted": _("Is deleted"),
        "is_won": _("Is won"),
        "kind": _("Kind"),
        "kpi": _("KPI"),
        "last_name": _("Last name"),
        "level": _("Level"),
        "loss_reason": _("Reason for the loss"),
        "measure": _("Measure"),
        "method": _("Method"),
        "note": _("Note"),
        "opportunity_type": _("Type of opportunity"),
        "planned": _("Planned"),
        "rated_by": _("Rated by"),
        "recurring": _("Recurring"),
        "renewed_from": _("Renewed from"),
        "respondent": _("Who answered"),
        "rival": _("Rival"),
        "said_by": _("Said by"),
        "scope": _("Kind of target"),
        "segment": _("Segment"),
        "source": _("Other system"),
        "stage": _("Stage"),
        "status": _("Open, won or lost"),
        "subject": _("Subject"),
        "territory": _("Territory"),
        "title": _("Title"),
        "two_way": _("Both sides spoke"),
    }
