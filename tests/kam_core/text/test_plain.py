"""Names in markdown and in charts; that a browser shows them as stored is tested in tests/browser."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_core.text.plain import plain, plain_in_chart


@pytest.mark.parametrize(
    ("stored", "written"),
    [
        pytest.param("Bike World, Inc. (HQ)", "Bike World, Inc. (HQ)", id="an ordinary name stays readable"),
        pytest.param("1. FC Köln", r"1\. FC Köln", id="not a list"),
        pytest.param("Coca-Cola #1", "Coca-Cola #1", id="a sign within a line means nothing"),
        pytest.param("# Heading", r"\# Heading", id="not a heading"),
        pytest.param("a*b_c", r"a\*b\_c", id="no emphasis"),
        pytest.param("http://x", r"http:color[\:]//x", id="not a link"),
        pytest.param("a@b.example", "a:color[@]b.example", id="not an address"),
        pytest.param("www.b.example", "www:color[.]b.example", id="not a link without a scheme"),
        pytest.param("Note: x", r"Note\: x", id="a colon before a space"),
        pytest.param(":red[x]", r":color[\:]red\[x\]", id="no colour"),
        pytest.param("a  b ", "a &nbsp;b&nbsp;", id="spaces are kept"),
        pytest.param("a\nb", "a↵b", id="a line break is seen"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_plain_takes_the_meaning_from_what_markdown_reads(stored: str, written: str) -> None:
    assert plain(stored) == written


@pytest.mark.parametrize(
    ("stored", "written"),
    [
        pytest.param("Bike World", "Bike World", id="an ordinary name stays readable"),
        pytest.param("<b>&amp;", "&#60;b&#62;&#38;amp;", id="no tags and no entities"),
        pytest.param("%{y}", "&#37;&#123;y&#125;", id="no place of a hover template"),
        pytest.param("__proto__", "&#95;&#95;proto&#95;&#95;", id="not a key of every object"),
        pytest.param("toString", "&#116;oString", id="not a property of every object"),
    ],
)
def test_plain_in_chart_takes_the_meaning_from_what_plotly_reads(stored: str, written: str) -> None:
    assert plain_in_chart(stored) == written


def test_a_long_name_is_cut_before_it_is_escaped_so_that_no_escape_is_cut() -> None:
    assert plain_in_chart("AB & C company", length=5) == "AB &#38;…"


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_what_plotly_decodes_is_what_was_stored(stored: str) -> None:
    written = plain_in_chart(stored)
    assert html.unescape(written) == stored
    assert not re.search(r"[<>%{}$]", written)


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126)))
def test_undoing_the_escapes_of_markdown_gives_what_was_stored(stored: str) -> None:
    without_boundaries = re.sub(r":color\[(\\?.)\]", r"\1", plain(stored))
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", without_boundaries) == stored
