package dev.nnmaven.search.report;

import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.search.trial.SearchFiles;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.ShortForm;
import dev.nnmaven.trainer.config.ValidationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code nn:train} needs in addition to the POM to train the winner's model. */
public final class WinnerFile {

  private WinnerFile() {}

  /** Parameters and their texts: what was drawn, and what the POM does not have. */
  static Map<String, String> parameters(SearchPlan plan, Trial winner) {
    Settings settings = plan.settings();
    Map<String, String> parameters = new LinkedHashMap<>(winner.drawn());
    if (parameters.keySet().removeIf(name -> name.startsWith("network/"))) {
      parameters.put("network", NetworkParser.change(settings, winner.drawn()).text("network"));
    }
    if (settings.has(ValidationSettings.FRACTION) && !plan.isCrossFitted()) {
      parameters.put(
          ValidationSettings.FRACTION, settings.text(ValidationSettings.FRACTION).strip());
    }
    for (String name : settings.text(SearchFiles.GIVEN).split(",")) {
      if (settings.has(name)
          && parameters.keySet().stream().noneMatch(drawn -> ShortForm.sets(name, drawn))) {
        parameters.put(name, settings.text(name).strip());
      }
    }
    // As no schedule beside an optimizer of one's own, and no temperature beside layers.
    parameters.putAll(plan.chosen().lostBeside(parameters));
    return parameters;
  }

  /** Writes them as properties, by name: in the same order, whether drawn or given. */
  public static void write(Path file, SearchPlan plan, Trial winner) throws IOException {
    String text =
        "# The winner of nn:search; nn:train takes it with nn.settings="
            + file.getFileName()
            + "\n"
            + parameters(plan, winner).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "nn." + entry.getKey() + "=" + escaped(entry.getValue()) + "\n")
                .collect(Collectors.joining());
    Reports.write(file, text);
  }

  /** A value on one line, as {@link java.util.Properties#load(java.io.Reader)} reads it. */
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\r", "\\r")
        .replace("\n", "\\n")
        .replaceFirst("^ ", "\\\\ ");
  }

  /** Lines for a POM. */
  static String snippet(SearchPlan plan, Trial winner) {
    return ShortForm.elements(parameters(plan, winner)).stream()
        .flatMap(element -> element.lines("  "))
        .collect(Collectors.joining("\n"));
  }
}
