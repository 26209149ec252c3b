package dev.nnmaven.search.trial;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.trainer.files.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A piece of a search that is computed at once: a trial is trained until an epoch, from where it
 * was.
 *
 * @param changes what makes it another training than the configuration of the POM: parameters and
 *     their texts
 * @param fold number of the validation fold, from 1; 0 if the configuration says what is held out
 * @param epochs number of epochs after which it pauses
 */
public record TrialRun(Map<String, String> changes, int fold, int epochs) {

  private static final int DIGITS = 16;

  /** Copies the changes, sorted by name. */
  public TrialRun {
    changes = new TreeMap<>(changes);
  }

  /** The same training, whenever it pauses: a part of the name of a file. */
  public String training() {
    String json = Json.text(changes);
    return Sha256.of(json.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS)
        + (fold == 0 ? "" : "-fold" + fold);
  }

  /** Such as {@code The trial with learningRate=0.1, network=100 relu, 50}. */
  public String title() {
    return "The trial with " + new Trial(0, changes).text();
  }

  /** Tells it from all others of a search. */
  public String key() {
    return training() + "-epoch" + epochs;
  }
}
