package dev.nnmaven.gate.evaluation;

import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.trainer.config.SettingNames;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Names of what this library reads: rules, also as elements, the baseline, and the card. */
public final class GateSettings implements SettingNames {

  /** One that is found as a service. */
  public GateSettings() {}

  @Override
  public Collection<String> names() {
    List<String> more =
        List.of("gate", "gate/", "baseline", "baselineReason", "card", "modelCard/");
    return Stream.concat(GateParser.names().stream(), more.stream()).toList();
  }
}
