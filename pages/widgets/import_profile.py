"""The mapping of a file as something to keep: which version of it is used, to take along, and one from elsewhere."""

import streamlit as st

from kam_core.crm.profile import from_json, profile_of, to_json, told_by
from kam_core.crm.proposal import Proposal
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import readings, uploads
from pages.session.boundary import explained
from pages.session.uploads import Upload
from pages.widgets import download

# A mapping of thousands of columns is no longer.
_MOST_MB = 2


def show(upload: Upload) -> None:
    """Which kept mapping is used; the one that is shown as a file, and one from a file in its place."""
    proposal = readings.proposal(upload)
    if proposal.kind is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_used(upload), width="stretch")
        _give(upload, proposal)
        _take(upload)


def _used(upload: Upload) -> str:
    before = readings.profile(upload)
    if before is None:
        return _("Nobody settled these columns before; what you change is kept when the file is loaded.")
    places = {"name": plain(before.name), "version": before.version}
    if upload.columns:
        said = _(
            "The mapping “{name}”, version {version}, with what you changed; it is kept as the next version.", **places
        )
    else:
        said = _("The mapping “{name}”, version {version}, is used.", **places)
    return said


def _give(upload: Upload, proposal: Proposal) -> None:
    before = readings.profile(upload)
    name, version = (before.name, before.version + bool(upload.columns)) if before else (upload.name, 1)
    download.json(
        lambda: to_json(profile_of(proposal, name, version)),
        title=_("Mapping of {file}", file=upload.name),
        label=_("Mapping"),
        key=f"import_profile_{upload.upload_id}",
    )


def _take(upload: Upload) -> None:
    with st.popover(_("Use another"), icon=":material/upload:", type="tertiary"), explained():
        file = st.file_uploader(
            _("A mapping that was downloaded here before"),
            type="json",
            key=f"import_mapping_{upload.upload_id}_{uploads.desk().round}",
            max_upload_size=_MOST_MB,
        )
        if file is not None:
            profile = from_json(file.getvalue())
            upload.columns = told_by(profile, readings.reading(upload).names)
            upload.kind, upload.source = profile.kind, profile.source
            # So that the file is not taken once more.
            uploads.desk().round += 1
            st.rerun()
