"""The legal forms of companies, which one system writes and the next leaves out of a name."""

import re

# As they stand at the end of a folded name, without dots: "gmbh & co. kg" is folded to "gmbh co kg".
_BEHIND = (
    *(
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "llc",
        "llp",
        "lp",
        "plc",
        "pllc",
    ),
    *(
        "gmbh",
        "mbh",
        "ag",
        "kg",
        "kgaa",
        "ohg",
        "gbr",
        "ug",
        "ug haftungsbeschränkt",
        "se",
        "ek",
        "e k",
        "eg",
        "ev",
        "e v",
    ),
    *("sa", "s a", "sas", "sasu", "sarl", "s a r l", "eurl", "sca", "snc", "spa", "s p a", "srl", "s r l", "sapa"),
    *(
        "sa de cv",
        "s a de c v",
        "s de rl de cv",
        "sl",
        "s l",
        "slu",
        "s l u",
        "sau",
        "ltda",
        "lda",
        "eireli",
        "sociedad anónima",
    ),
    *("bv", "b v", "nv", "n v", "vof", "bvba", "cv", "oy", "oyj", "ab", "publ", "as", "a s", "asa", "aps", "hf", "ehf"),
    *(
        "sp z o o",
        "spzoo",
        "sp zoo",
        "sp k",
        "s r o",
        "sro",
        "a s",
        "kft",
        "zrt",
        "nyrt",
        "doo",
        "d o o",
        "dd",
        "ooo",
        "ао",
        "ооо",
    ),
    *("оао", "зао", "пао", "тоо", "pty", "pvt", "private", "pte", "bhd", "sdn", "sdn bhd", "tbk", "kk", "k k", "gk"),
    *(
        "jsc",
        "joint stock company",
        "cjsc",
        "ojsc",
        "pjsc",
        "fze",
        "fzc",
        "fzco",
        "fz llc",
        "wll",
        "w l l",
        "holding co",
    ),
    *("tnhh", "mtv", "a ş", "aş", "anonim şirketi", "ltd şti", "limited şirketi", "san ve tic"),
    *("سهامی خاص", "سهامی عام", "با مسئولیت محدود", "ش م م", "ذ م م"),
    *("株式会社", "有限会社", "合同会社", "주식회사", "유한회사"),
)
_IN_FRONT = (
    *("công ty trách nhiệm hữu hạn một thành viên", "công ty trách nhiệm hữu hạn", "công ty tnhh một thành viên"),
    *("công ty tnhh mtv", "công ty tnhh hai thành viên trở lên", "công ty tnhh", "công ty cổ phần", "công ty cp"),
    *(
        "công ty hợp danh",
        "tổng công ty cổ phần",
        "tổng công ty",
        "công ty",
        "cty cổ phần",
        "cty cp",
        "cty tnhh",
        "cty",
        "ctcp",
    ),
    *("doanh nghiệp tư nhân", "dntn", "شرکت سهامی خاص", "شرکت سهامی عام", "شرکت", "موسسه", "مؤسسه"),
    *("株式会社", "有限会社", "合同会社", "주식회사", "ооо", "оао", "зао", "пао", "ао", "pt", "cv", "tov"),
)
# Written without a blank before them.
_GLUED = (
    *("股份有限公司", "有限责任公司", "集团有限公司", "控股有限公司", "有限公司", "集团公司", "总公司", "公司"),
    *("株式会社", "有限会社", "合同会社"),
)


def _longest_first(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_END = re.compile(rf"(?:\s(?:{_longest_first(_BEHIND)})|\s?(?:{_longest_first(_GLUED)}))$")
_START = re.compile(rf"^(?:(?:{_longest_first(_IN_FRONT)})\s|(?:株式会社|有限会社|合同会社)\s?)")


def without_form(folded: str) -> str:
    """A folded name without its legal forms, which may be several; a name that is nothing else stays as it is."""
    name = folded
    while True:
        shorter = _START.sub("", _END.sub("", name)).strip()
        if shorter == name or not shorter:
            return name
        name = shorter
