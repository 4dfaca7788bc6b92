"""The measures in Prometheus's text format, with those of the process."""

from collections.abc import Iterator
from itertools import accumulate

from prometheus_client import (
    CollectorRegistry,
    GCCollector,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from bot.metrics import MEASURES, Counter, Gauge, Histogram, Measure

METRICS_CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""What `render_metrics` returns is."""


class _MeasureCollector(Collector):
    def collect(self) -> Iterator[Metric]:
        for measure in MEASURES:
            yield _convert_measure(measure)


def _convert_measure(measure: Measure) -> Metric:
    name, description = measure.name, measure.description
    match measure:
        case Histogram():
            family = HistogramMetricFamily(name, description)
            bounds = [*map(str, measure.bounds), "+Inf"]
            family.add_metric([], list(zip(bounds, accumulate(measure.counts), strict=True)), measure.total)
            return family
        case Counter() | Gauge():
            kind = CounterMetricFamily if isinstance(measure, Counter) else GaugeMetricFamily
            values = kind(name, description, labels=measure.labels)
            for labels, value in sorted(measure.values.items()):
                values.add_metric(labels, value)
            return values
        case _:
            raise TypeError(f"no form for {measure!r}")


def render_metrics() -> bytes:
    """Every measure as it is now."""
    registry = CollectorRegistry()
    registry.register(_MeasureCollector())
    for collector in (ProcessCollector, PlatformCollector, GCCollector):
        collector(registry=registry)
    return generate_latest(registry)
