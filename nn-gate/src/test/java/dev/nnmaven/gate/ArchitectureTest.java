package dev.nnmaven.gate;

import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.trainer.testing.Architecture;
import java.util.List;
import java.util.Map;

class ArchitectureTest extends Architecture {

  ArchitectureTest() {
    super(
        Verdict.class,
        "dev.nnmaven.gate",
        Map.ofEntries(
            Map.entry("statistics", List.of()),
            Map.entry("template", List.of()),
            Map.entry("baseline", List.of("statistics")),
            Map.entry("evidence", List.of("baseline", "statistics")),
            Map.entry("rule", List.of("evidence", "baseline", "statistics")),
            Map.entry("log", List.of("rule", "evidence", "baseline", "statistics", "template")),
            Map.entry("report.html", List.of("rule", "evidence", "baseline", "statistics")),
            Map.entry(
                "report",
                List.of("report.html", "rule", "evidence", "baseline", "statistics", "template")),
            Map.entry("evaluation", List.of("log", "rule", "evidence", "baseline")),
            Map.entry("explain", List.of("report.html", "template")),
            Map.entry("report.html.explain", List.of("explain", "report.html")),
            Map.entry(
                "card", List.of("report", "rule", "evidence", "log", "statistics", "template")),
            Map.entry("aggregate", List.of("report", "report.html", "rule")),
            Map.entry("report.html.aggregate", List.of("aggregate", "report", "report.html"))));
  }
}
