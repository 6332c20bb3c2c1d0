"""How do exports of a CRM, or tables of one's own, come in?"""

import streamlit as st

from kam_core.text.words import _
from pages.widgets import (
    import_check,
    import_columns,
    import_company,
    import_files,
    import_last,
    import_load,
    import_questions,
    import_report,
    import_steps,
)

st.title(_("Import"))
import_company.ask()
import_files.drop()
there = import_files.read_all()
if not there:
    import_last.show()
    st.stop()

step = import_steps.chosen()
match step:
    case import_steps.COLUMNS:
        shown = import_files.pick(there)
        import_questions.show(shown)
        import_columns.show(shown)
    case import_steps.CHECK:
        import_check.show(there)
    case import_steps.LOAD:
        import_load.show(there)
    case _files:
        import_report.show(import_files.choose(there))
import_steps.onward(step)
