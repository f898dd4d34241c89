"""What is usual in a graph: learnt from the whole of it, kept while parts of it are judged again."""

from collections.abc import Mapping

from graph.rings.detection.growth import joining, knots
from graph.rings.detection.judgement import MOST_MEETING, THREE_REASONS
from graph.rings.detection.model import Person, Usual
from graph.rings.detection.names import frequent_words
from graph.rings.detection.networks import joining_sizes
from graph.rings.detection.sets import joined
from graph.rings.detection.tangle import Web


def learn(web: Web, persons: Mapping[str, Person], everybody: int, blocked: int) -> Usual:
    """Tell what is usual; `persons` are those who share something, of `everybody`, of whom `blocked` were stopped."""
    reasons = [knot.reasons for knot in knots(web)]
    places, meetings = reasons.count(1), reasons.count(THREE_REASONS - 1)
    grown = [web.tangle(group) for group in joined(joining(web))]
    leading, bridging = joining_sizes(web, grown, max(everybody, 1))
    return Usual(
        places=places,
        meeting=min((meetings + 1) / (places + 1), MOST_MEETING),
        blocked=blocked / max(everybody, 1),
        leading=leading,
        bridging=bridging,
        frequent_words=frequent_words(persons.values()),
    )
