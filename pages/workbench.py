"""What does anybody want to know of a file, or of the portfolio, that no other screen answers?"""

import streamlit as st

from kam_core.text.words import _
from pages.widgets import bench_build, bench_files, bench_open, bench_profile, bench_sql, pickers

st.title(_("Workbench"))
question = bench_open.kept()
bench_files.drop()
there = bench_files.read_all()
if question:
    bench_open.settle(question, there)
shapes = bench_files.show(there)
if not shapes:
    st.caption(_("Files stay in this visit and are gone when you close the tab, unless you save one as a dataset."))
    st.stop()

parts = {"chart": _("Chart"), "columns": _("Columns"), "sql": _("SQL")}
match pickers.one("part", _("Part"), parts):
    case "columns":
        bench_profile.show(shapes)
    case "sql":
        bench_sql.show(shapes)
    case _chart:
        bench_build.show(shapes)
