"""What test_table looks at."""

import streamlit as st

from pages.widgets import table
from pages.widgets.table import Column

columns = [Column("name", "Name"), Column("revenue", "Revenue")]
asked = table.controls(columns, 101, key="t", sort="revenue")
st.text(f"{asked.sort} {asked.descending} {asked.first_row} {asked.page_rows}")
