package dev.nnmaven.search;

import dev.nnmaven.trainer.testing.Architecture;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest extends Architecture {

  ArchitectureTest() {
    super(Search.class, "dev.nnmaven.search", Map.of());
  }
}
