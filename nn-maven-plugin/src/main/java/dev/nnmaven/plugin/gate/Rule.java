package dev.nnmaven.plugin.gate;

import java.util.List;

/** One rule of the gate. {@link GateParser#parse} lists all rules. */
public interface Rule {

  /** Checks the rule: mostly one result, none if the rule does not apply. */
  List<RuleResult> check(Findings findings);
}
