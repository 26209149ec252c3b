package dev.nnmaven.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MavenCallTest {

  @Test
  void complete_callsInAText_haveExecutionsAndModule() {
    String text =
        "Stale (%s). Run %s -Dnn.baselineReason=..., mvn nn:predict@own or nn:train."
            .formatted(MavenCall.of("train", "evaluate"), MavenCall.of("baseline"));
    assertThat(MavenCall.complete(text, goal -> goal.equals("train") ? "" : "$1", () -> "-pl :a"))
        .isEqualTo(
            "Stale (mvn nn:train nn:evaluate@$1 -pl :a). Run mvn nn:baseline@$1 -pl :a"
                + " -Dnn.baselineReason=..., mvn nn:predict@own -pl :a or nn:train.");
    assertThat(MavenCall.complete(text, goal -> "", () -> "")).isEqualTo(text);
  }
}
