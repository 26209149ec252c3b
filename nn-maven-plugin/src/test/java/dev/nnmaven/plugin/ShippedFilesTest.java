package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven, IDEs and people find in the jar besides classes. */
class ShippedFilesTest {

  private static final Path META_INF = Checkout.module("target/classes/META-INF");

  @ParameterizedTest
  @ValueSource(strings = {"LICENSE", "NOTICE"})
  void jar_metaInf_hasTheProjectsOwn(String name) {
    assertThat(META_INF.resolve(name)).hasSameBinaryContentAs(Checkout.root(name));
  }

  /** Eclipse would train at each save where a goal is not named. */
  @Test
  void lifecycleMapping_ofIdes_ignoresEveryGoal() throws Exception {
    assertThat(goals(META_INF.resolve("m2e").resolve("lifecycle-mapping-metadata.xml")))
        .isEqualTo(goals(META_INF.resolve("maven").resolve("plugin.xml")))
        .contains("train", "evaluate");
  }

  private static Set<String> goals(Path xml) throws Exception {
    return Pattern.compile("<goal>([\\w-]+)</goal>")
        .matcher(Files.readString(xml))
        .results()
        .map(goal -> goal.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
