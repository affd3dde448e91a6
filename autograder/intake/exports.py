"""Class lists as each LMS exports them, told by their header, as rows of one form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from autograder import Complaint
from autograder.intake.names import key_of, printable, split_name
from autograder.intake.people import DROPPED, Person
from autograder.intake.tables import read_table

# field of the list -> what headers call it, in the languages whose exports we have seen
HEADERS = {
    "id": "id|student_id",
    "first_name": "first name|first_name|firstname|given name|vorname|nombre|nombre(s)|prénom|имя|nome"
    "|voornaam|imię|křestní jméno|förnamn|fornavn|etunimi|adı|ім'я|prenume|keresztnév|όνομα|meno|nome próprio"
    "|名|名字|이름|الاسم الأول|שם פרטי",
    "last_name": "last name|last_name|lastname|surname|family name|nachname|apellido(s)|apellidos|nom"
    "|nom de famille|фамилия|cognome|sobrenome|achternaam|nazwisko|příjmení|efternamn|efternavn|etternavn"
    "|sukunimi|soyadı|прізвище|nume|vezetéknév|επώνυμο|priezvisko|apelido|cognoms"
    "|姓|姓氏|성|اسم العائلة|שם משפחה",
    "name": "student|name|full name|student name|vollständiger name|nombre completo|nom complet|полное имя"
    "|фамилия, имя|nome completo|nome e cognome|volledige naam|имя / фамилия",
    "email": "email|e-mail|email address|e-mail address|mail|e-mail-adresse|dirección de correo"
    "|correo electrónico|adresse de courriel|adresse e-mail|адрес электронной почты|электронная почта"
    "|indirizzo email|endereço de email|endereço de e-mail|e-mailadres|adres e-mail|e-mailová adresa"
    "|e-postadress|e-postadresse|e-mailadresse|sähköpostiosoite|e-posta adresi|електронна пошта|adresă email"
    "|e-mail cím|διεύθυνση email|adreça electrònica|电子邮件地址|电子邮件|email地址|電子郵件|メールアドレス"
    "|이메일 주소|عنوان البريد الإلكتروني",
    "login": "username|sis login id|login|user name|student username|anmeldename|nombre de usuario"
    "|nom d'utilisateur|логин|имя пользователя|display id|eid|netid",
    "number": "student id|id number|sis user id|orgdefinedid|sid|student number|number|id-nummer"
    "|matrikelnummer|número de id|numéro d'identification|индивидуальный номер|codice identificativo"
    "|número de identificação|numer id|identifikační číslo|id-numero|id numarası|індивідуальний номер"
    "|număr identificator|azonosítószám|administratiecode|id号|id 号|学号|學號|idナンバー|id번호",
    "lms_user_id": "lms_user_id|usr_id|user_id",
    "github": "github|github_username|github username",
    "team": "team|group|group_name|groups|gruppe|groupe|grupo|группа|equipo",
    "status": "status",
    "role": "role|rolle|ruolo|rol",
}
MEANING = {word: field for field, words in HEADERS.items() for word in words.split("|")}
STATUS = (
    *("status", "estado", "statut", "состояние", "stato", "статус", "stav", "durum", "tila", "állapot"),
    *("κατάσταση", "estat", "状态", "狀態", "ステータス", "상태", "الحالة", "סטטוס"),
)
# in a column of roles, who hands nothing in
STAFF = {
    *("instructor", "ta", "teaching assistant", "teacher", "non-editing teacher", "editingteacher", "reader"),
    *("tutor", "grader", "observer", "manager", "course builder", "designer"),
}
IDS = ("login", "number", "email", "lms_user_id")


@dataclass
class Export:
    """A class list as an LMS has it. people : in its order, `id` still ""; where it says nothing, ""."""

    system: str
    people: list[Person]
    is_whole: bool = True  # whether who is not in it has left the course
    columns: dict[str, list[str]] | None = None  # of the file, by header, for --id
    staff: tuple[str, ...] = ()  # names of those whom their role makes no students


def read_export(path: Path) -> Export:
    """The class list in a file. Raises Complaint if it is none that we can tell."""
    rows = [row for row in read_table(path).rows if any(cell.strip() for cell in row)]
    rows = [[printable(cell).strip() for cell in row] for row in rows]
    for place, row in enumerate(rows[:6]):
        head = [cell.lower() for cell in row]
        system = system_of(head, rows[place + 1 :])
        if system:
            export = _export(system, row, rows[place + 1 :])
            if not export.people:
                raise Complaint(f"{path.name}: {system}, and it names nobody")
            return export
    raise Complaint(
        f"{path.name}: no class list that we know. A plain CSV needs a column id; its first line is "
        f"{', '.join(rows[0])[:120]!r}"
    )


def system_of(head: list[str], rows: list[list[str]]) -> str:
    """Whose export has this header, "" if nobody's."""
    has = set(head)
    if ("student" in has or {"lastname", "firstname"} <= has) and "id" in has and "section" in has:
        return "Canvas gradebook"
    if {"orgdefinedid", "end-of-line indicator"} <= has:
        return "Brightspace"
    if "availability" in has or any(re.search(r"\|\d+$", cell) for cell in head):
        return "Blackboard"
    if {"identifier", "github_username"} <= has or {"roster_identifier", "github_username"} <= has:
        return "GitHub Classroom"
    if {"display id", "id"} <= has:
        return "Sakai"
    if "sid" in has:
        return "Gradescope"
    if _is_worksheet(head, rows):
        return "Moodle worksheet"
    if {"assignment", "student_id", "raw_score"} <= has:
        return "nbgrader's marks"
    if "id" in has:
        return "nbgrader" if {"lms_user_id", "first_name"} <= has else "class list"
    if {"student id", "username", "email"} <= has and "first name" not in has:
        return "Open edX"
    if {"update", "usr_id", "login"} <= has:
        return "ILIAS"
    fields = {MEANING.get(cell) for cell in head}
    if fields & {"email", "number", "login"} and fields & {"first_name", "last_name", "name"}:
        last_first = [MEANING.get(cell) for cell in head[:3]] == ["last_name", "first_name", "email"]
        is_google = last_first or len(head) <= 4
        return "Moodle" if fields & {"number", "login"} or not is_google else "Google Classroom"
    return ""


def _is_worksheet(names: list[str], rows: list[list[str]]) -> bool:
    """Whether each row begins with one word and a number, as Moodle's do in any language.

    "Teilnehmer/in 4410011". The first header may be "ID"; a list of somebody's own has no blank in its ids.
    """
    found = [re.fullmatch(r"(\D+?)( ?)\d+", row[0]) for row in rows]
    words = {(one[1], one[2]) for one in found if one}
    if not all(found) or len(words) != 1:
        return False
    if "id" in names:
        return words.pop()[1] == " " and bool(worksheet_fields(names, rows))
    return bool({*MEANING, *STATUS} & set(names) or worksheet_fields(names, rows))


def worksheet_fields(names: list[str], rows: list[list[str]]) -> dict[str, int]:
    """field -> column of Moodle's worksheet: by its header, else by what stands in it, in any language.

    names : the headers in lower case; rows : at least one
    """
    fields = {MEANING[name]: place for place, name in enumerate(names) if place and name in MEANING}
    for ours in ("id", "status"):
        fields.pop(ours, None)
    if "email" not in fields:
        columns = [[row[i] for row in rows if i < len(row)] for i in range(len(names))]
        mails = [i for i, cells in enumerate(columns) if cells and all("@" in one for one in cells)]
        fields |= {"email": mails[0]} if mails else {}
    unknown = len(names) > 1 and names[1] not in MEANING and names[1] not in STATUS
    has_name = fields.keys() & {"name", "last_name"} or len(rows[0]) < 2
    if unknown and not has_name and 1 not in fields.values() and not re.search(r"\d|@|^\W*$", rows[0][1]):
        fields["name"] = 1
    return fields


def _fields_of(system: str, head: list[str], rows: list[list[str]]) -> dict[str, int]:
    """field -> column"""
    found: dict[str, int] = {}
    names = [cell.lower() for cell in head]
    if system == "Moodle worksheet":
        return worksheet_fields(names, rows)
    for place, name in enumerate(names):
        field = MEANING.get(name)
        if field and field not in found:
            found[field] = place
    if system == "Canvas gradebook":
        found["lms_user_id"] = found.pop("id")
    elif system == "Sakai":
        found.pop("id", None)
    elif system == "Open edX":
        found["lms_user_id"] = found.pop("number")
    elif system == "GitHub Classroom":
        found["identifier"] = names.index("identifier" if "identifier" in names else "roster_identifier")
        found.pop("id", None)
    if system not in ("nbgrader", "class list"):
        found.pop("status", None)
    return found


def _export(system: str, head: list[str], rows: list[list[str]]) -> Export:
    fields = _fields_of(system, head, rows)
    people, kept, staff = [], [], []
    for row in rows:
        cells = {field: row[place] if place < len(row) else "" for field, place in fields.items()}
        if cells.get("role", "").lower() in STAFF:
            staff.append(_person(system, cells).name)
        elif _is_person(system, cells):
            people.append(_person(system, cells))
            kept.append(row)
    if system == "nbgrader's marks":  # a row for every chapter
        people = list({person.id: person for person in people}.values())
    columns = {name: [row[i] if i < len(row) else "" for row in kept] for i, name in enumerate(head)}
    columns_kept = columns if len(people) == len(kept) else None
    return Export(system, people, system != "GitHub Classroom", columns_kept, tuple(staff))


def _is_person(system: str, cells: dict[str, str]) -> bool:
    """Whether a row is somebody: exports hold rows of points, dates and test students too."""
    if system == "Canvas gradebook":
        name = cells.get("name") or f"{cells.get('last_name', '')}, {cells.get('first_name', '')}"
        return cells["lms_user_id"].isdigit() and name.lower() not in ("student, test", "test student")
    if system == "Google Classroom":
        return "@" in cells["email"]  # it is told by that column
    if system == "GitHub Classroom":
        return bool(cells["identifier"] or cells.get("github"))
    return any(cells.get(field) for field in ("id", *IDS, "name", "last_name"))


def _person(system: str, cells: dict[str, str]) -> Person:
    name = cells.pop("name", "")
    if name and not cells.get("last_name"):
        cells["first_name"], cells["last_name"] = split_name(name)
    identifier = cells.pop("identifier", "")
    if identifier:
        cells["email" if "@" in identifier else "number"] = identifier
    if system == "Brightspace":
        cells |= {field: cells[field].removeprefix("#") for field in ("number", "login") if field in cells}
    if not cells.get("email") and "@" in cells.get("login", ""):
        cells["email"] = cells["login"]
    dropped = key_of(cells.get("status", "")) == DROPPED  # any other word is somebody's own
    cells["status"] = DROPPED if dropped else ""
    return Person.of(cells)


def id_column(people: list[Person]) -> str:
    """The column that makes the best id: login, else number, else mail, else LMS id, whichever all have."""
    for field in IDS:
        values = {key_of(getattr(person, field)) for person in people}
        if "" not in values and len(values) == len(people):
            return field
    return ""
