"""The page of what loads by itself: how each job stands, what to do next, and what its last runs did."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from app.export.cells import table_cell
from app.resources import database, home
from app.views.plain import plain
from app.wording import counted, minute
from graph.jobs.runs import KEPT, JobRun, job_runs
from ingest.jobs.declared import JobDeclared, declared_jobs
from ingest.jobs.reporting import UNHURT, JobReport, job_reports

_QUIET = (UNHURT, "running", "elsewhere")
_RUNS_SHOWN = 50
_NONE = "**No job is declared.** A job is a `[jobs.NAME]` in `ringlight.toml`; `docs/jobs.md` shows how."


def show() -> None:
    """Show all jobs, those in trouble in words, and the last runs of the one that is picked."""
    st.markdown("# Jobs")
    jobs = declared_jobs(home())
    reports = job_reports(database(), jobs, datetime.now(UTC))
    if not reports:
        st.markdown(_NONE)
        return
    _show_troubles([report for report in reports if report.state not in _QUIET])
    picked = st.dataframe(
        table(reports), key="jobs-table", hide_index=True, on_select="rerun", selection_mode="single-row"
    ).selection.rows
    if picked:
        _show_job(reports[picked[0]].job, jobs)


def table(reports: Sequence[JobReport]) -> dict[str, list[object]]:
    """Lay the jobs out, column by column."""
    return {
        "Job": [report.job for report in reports],
        "State": [report.state for report in reports],
        "Last run": [minute(report.last_run_at) for report in reports],
        "Next": [minute(report.next_at) for report in reports],
        "Last new": [minute(report.new_at) for report in reports],
        "Rows": [report.rows_in for report in reports],
        "Rejected": [report.rows_rejected for report in reports],
        "What happened": [table_cell(report.sentence) for report in reports],
    }


def runs_table(runs: Sequence[JobRun]) -> dict[str, list[object]]:
    """Lay the runs of one job out, column by column."""
    return {
        "Began": [minute(run.started_at) for run in runs],
        "Ended": [minute(run.finished_at) for run in runs],
        "State": [run.state.value for run in runs],
        "Attempt": [run.attempt for run in runs],
        "Loaded": [run.did.loaded for run in runs],
        "Known": [run.did.known for run in runs],
        "Refused": [run.did.refused for run in runs],
        "Rows": [run.did.rows_in for run in runs],
        "Rejected": [run.did.rows_rejected for run in runs],
        "What happened": [table_cell(run.sentence) for run in runs],
    }


def ceilings(declared: JobDeclared) -> list[str]:
    """Say what stops the job."""
    said = [f"At most {declared.most_rejected:.0%} of a file's rows may be rejected; else nothing of it is loaded."]
    if declared.least_rows is not None:
        said.append(f"A file must have at least {declared.least_rows:.0%} of the usual number of rows.")
    if declared.fresh_within is not None:
        said.append(f"Something new is expected every {declared.fresh_within}.")
    return said


def _show_troubles(troubled: Sequence[JobReport]) -> None:
    if not troubled:
        st.markdown("All jobs are as they should be.")
        return
    st.markdown(f"**{counted(len(troubled), 'job')} to look at**")
    for report in troubled:
        with st.container(border=True):
            st.markdown(f"**{report.job}**: {report.state}")
            # What a file or a foreign system says is in it: never markup.
            plain(report.sentence, key=f"job-{report.job}")
            plain(report.do, key=f"job-do-{report.job}")


def _show_job(name: str, jobs: dict[str, JobDeclared]) -> None:
    st.markdown(f"### {name}")
    if name in jobs:
        st.markdown(" ".join(ceilings(jobs[name])))
    runs = job_runs(database(), name, _RUNS_SHOWN)
    st.caption(f"The last {counted(len(runs), 'run')}; {KEPT} are remembered.")
    st.dataframe(runs_table(runs), key="job-runs", hide_index=True)
