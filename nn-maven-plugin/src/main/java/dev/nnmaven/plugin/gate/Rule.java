package dev.nnmaven.plugin.gate;

import java.util.List;

/** Something that is asked of a model. All rules stand in {@link GateParser#parse}. */
public interface Rule {

  /** What became of it: mostly one result, none where there is nothing to ask. */
  List<RuleResult> check(Findings findings);
}
