package dev.nnmaven.search;

import dev.nnmaven.trainer.testing.Architecture;
import java.util.List;
import java.util.Map;

class ArchitectureTest extends Architecture {

  ArchitectureTest() {
    super(
        Search.class,
        "dev.nnmaven.search",
        Map.of(
            "space", List.of(),
            "trial", List.of("space"),
            "report", List.of("space", "trial")));
  }
}
