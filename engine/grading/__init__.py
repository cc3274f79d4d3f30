"""Grading: what is known of an emergency becomes a level, with every reason for it."""

from engine.grading.flips import Flip
from engine.grading.grade import Grading, ProjectedGrade, grade, project
from engine.grading.questions import Question
from engine.grading.verdict import Reason, Verdict

__all__ = [
    "Flip",
    "Grading",
    "ProjectedGrade",
    "Question",
    "Reason",
    "Verdict",
    "grade",
    "project",
]
