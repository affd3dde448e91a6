"""Exports of class lists, a few rows each, as the systems write them."""

from __future__ import annotations

from autograder.intake.people import People

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,One neuron (5567),Final Score\n"
    ",,,,,Manual Posting,\n"
    "    Points Possible,,,,,13,(read only)\n"
    '"Smith, Jane",40391,0042,jsmith,A and B,,\n'
    '"Smith, Jane",51777,0043,jsmith2,A,EX,\n'
    '"NA, Null",40401,0044,nna@uni.example,A,N/A,\n'
    '"Student, Test",99,,deadbeef,A,,\n'
)
EXPORTS = {
    "Canvas gradebook": (CANVAS, ["jsmith", "jsmith2", "nna@uni.example"]),
    "Moodle worksheet": (
        "Identifier,Full name,Email address,Status,Grade,Last modified (submission)\n"
        "Participant 7,Ada Lovelace,ada@uni.example,x,,-\n",
        ["ada@uni.example"],
    ),
    "Moodle": (
        "Vorname,Nachname,ID-Nummer,Institution,Abteilung,E-Mail-Adresse,Aufgabe: Eins (Punkte)\n"
        "Zoë,Müller,007,,,zoe@uni.example,-\n",
        ["007"],
    ),
    "Blackboard": (
        '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\n'
        '"O\'Brien, Jr."\t"Pat"\t"pobrien"\t"0042"\t""\t"Yes"\n',
        ["pobrien"],
    ),
    "Brightspace": (
        "OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator\n#00123,#jane,Smith,Jane,j@uni.example,#\n",
        ["jane"],
    ),
    "Gradescope": ("Name,SID,Email,HW4\nJane Smith,007,j@uni.example,\n", ["007"]),
    "Sakai": (
        '"Homework 4","SCORE_GRADE_TYPE"\n""\n"Display ID","ID","Last Name","First Name","grade"\n"pob","u-1","O\'Brien","Pat",""\n',
        ["pob"],
    ),
    "GitHub Classroom": (
        '"identifier","github_username","github_id","name"\n"j@uni.example","Jane-S","1","Jane Smith"\n',
        ["j@uni.example"],
    ),
    "Google Classroom": (
        "Last Name,First Name,Email Address,One neuron\nDate,,,2026-11-20\nPoints,,,13\nSmith,Jane,j@uni.example,\n",
        ["j@uni.example"],
    ),
    "nbgrader": ("id,last_name,first_name,email,lms_user_id\n=ada,Lovelace,Ada,,40391\n", ["ada"]),
    "nbgrader's marks": (
        "assignment,student_id,last_name,first_name,raw_score\n01,ada,L,Ada,1\n02,ada,L,Ada,1\n",
        ["ada"],
    ),
    "class list": ("ID;Name\n00420;Ada Lovelace\n", ["00420"]),
    "Open edX": ("Student ID,Email,Username,Grade\n12,j@uni.example,jane,0.5\n", ["jane"]),
    "ILIAS": ("update,usr_id,login,lastname,firstname,status\n1,51,bray,Ray,Bob,notgraded\n", ["bray"]),
}
WORKSHEETS = {
    "German": "ID;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Bestwertung;Zuletzt geändert (Abgabe)\n"
    "Teilnehmer/in 4410011;Jürgen Groß;gross@uni.example;Keine Abgabe;;13,00;-\n",
    "Turkish": "Belirleyici;Tam adı;E-posta adresi;Durum;Not;En yüksek not;Son değiştirme (gönderim)\n"
    "Katılımcı 7;Ayşe Groß;gross@uni.example;Gönderilmedi;;13,00;-\n",
    "Chinese": "编号;全名;电子邮件地址;状态;成绩;最高分;最后修改（提交）\n参与者7;伟 Groß;gross@uni.example;没有提交;;13;-\n",
}


def listed(people: People) -> list[str]:
    return [person.id for person in people.rows if person.status == ""]
