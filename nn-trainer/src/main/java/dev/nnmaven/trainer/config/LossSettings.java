package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.text.FloatText;
import java.util.List;

/**
 * A loss, and what it aims at: {@code crossEntropy labelSmoothing(0.1)}.
 *
 * @param smoothing share of each target that is spread over all classes
 */
record LossSettings(Loss loss, float smoothing) {

  private static final String SMOOTHING = "labelSmoothing";

  static LossSettings of(String text) {
    Followed parts = Followed.of(text, SMOOTHING, 0.1f);
    float smoothing = parts.number().orElse(0f);
    return new LossSettings(
        NameKind.LOSS.parse(parts.first(), Loss::of),
        new TargetOptions(smoothing, List.of()).smoothing()); // throws if it is out of range
  }

  String text() {
    return loss.specification()
        + (smoothing > 0f ? " %s(%s)".formatted(SMOOTHING, FloatText.of(smoothing)) : "");
  }

  String logText() {
    return smoothing > 0f ? "label smoothing " + FloatText.of(smoothing) : "";
  }
}
