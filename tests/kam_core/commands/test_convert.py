import json

import pytest

from kam_core.commands.run import Exit, run


def converted(tmp_path, content):
    source, out = tmp_path / "file.csv", tmp_path / "out.csv"
    source.write_bytes(content)
    assert run(["convert", str(source), str(out), "--json"]) == Exit.DONE
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "plain"),
    [
        pytest.param(
            "Größe;Name\n1,5;Müller, Söhne\n2;\n".encode("cp1252"),
            'Größe,Name\n"1,5","Müller, Söhne"\n2,\n',
            id="another encoding and delimiter",
        ),
        pytest.param(
            b"1,2025-01-02,a\n2,2025-01-03,b\n3,2025-01-04,c\n",
            "1,2025-01-02,a\n2,2025-01-03,b\n3,2025-01-04,c\n",
            id="no header",
        ),
        pytest.param(b"", "", id="nothing"),
    ],
)
def test_what_is_read_of_a_file_is_written_as_plain_csv(tmp_path, content, plain):
    assert converted(tmp_path, content) == plain


def test_says_what_was_done_to_the_file(tmp_path, capsys):
    rows = b"id,name,amount\nA1,Firm,10\nA2,Other, Firm,20\nA3,Third,30\nTotal,,60\n"
    assert converted(tmp_path, rows) == 'id,name,amount\nA1,Firm,10\nA2,"Other, Firm",20\nA3,Third,30\n'
    answer = json.loads(capsys.readouterr().out)
    assert (answer["rows"], answer["rejected"]) == (3, 1)
    assert len(answer["warnings"]) == 2


def test_a_file_is_not_written_over_itself(tmp_path, capsys):
    path = tmp_path / "file.csv"
    path.write_text("a,b\n1,2\n")
    assert run(["convert", str(path), str(path)]) == Exit.REFUSED
    assert "over itself" in capsys.readouterr().err
    assert path.read_text() == "a,b\n1,2\n"
