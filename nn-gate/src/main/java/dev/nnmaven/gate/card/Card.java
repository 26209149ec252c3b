package dev.nnmaven.gate.card;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model card to be written, {@code MODEL_CARD.md}.
 *
 * @param project values from the POM
 * @param texts statements by people, by topic, in Markdown; what nobody said is absent
 * @param data file or folder of the data, or the file of the answers
 */
public record Card(Project project, Map<Topic, String> texts, Path data) {

  /** Parameter with an element for each topic. */
  static final String ELEMENTS = "modelCard";

  private static final List<String> MODES = List.of("none", "write", "require");

  /**
   * Project of a model, as its POM describes it.
   *
   * @param description may be empty
   * @param licenses also the licenses of the model, unless the card names another
   */
  public record Project(
      String group, String artifact, String version, String description, List<License> licenses) {}

  /** Elements of {@code <modelCard>}. */
  public static List<String> elements() {
    return Topic.elements();
  }

  /**
   * Parses the settings; errors, and statements missing from a required card, are added to the
   * mistakes. By default, a card is written if statements for it exist.
   *
   * @param usual file with the statements, if they are in a file
   * @param isAttached whether the card is published; then it is written by default
   * @return none if no card is wanted
   */
  public static Optional<Card> parse(
      SettingsReader reader, Project project, Path usual, boolean isAttached) {
    Settings settings = reader.settings();
    Optional<Path> file =
        Optional.of(usual).filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS));
    boolean isSaid = file.isPresent() || isAttached || !settings.inside(ELEMENTS).isEmpty();
    String mode = reader.parse("card", Card::mode).orElse(isSaid ? "write" : "none");
    if (mode.equals("none")) {
      return Optional.empty();
    }
    Map<Topic, String> texts = CardTexts.read(reader, file);
    List<Topic> missing =
        Stream.of(Topic.values())
            .filter(topic -> topic != Topic.DATASET && !texts.containsKey(topic))
            .filter(topic -> topic != Topic.LICENSE || project.licenses.isEmpty())
            .toList();
    if (mode.equals("require") && !missing.isEmpty()) {
      reader.mistake(
          "card",
          "is require, but the model card lacks: %s. Add it to the POM:\n"
              + "    <%s>\n%s    </%2$s>\n  or in %s:\n%s",
          lines(missing, Topic::title).strip().replace("\n", ", "),
          ELEMENTS,
          lines(missing, topic -> "      " + topic.asElement()),
          usual,
          lines(missing, topic -> "    ## %s\n    ...".formatted(topic.title())).stripTrailing());
    }
    Optional<Path> data = settings.file("predictions").or(() -> settings.file("data"));
    return Optional.of(new Card(project, texts, data.orElse(Path.of("data"))));
  }

  private static String mode(String text) {
    if (!MODES.contains(text)) {
      throw new IllegalArgumentException("expected one of %s, found \"%s\"".formatted(MODES, text));
    }
    return text;
  }

  private static String lines(List<Topic> topics, Function<Topic, String> text) {
    return topics.stream().map(text).map(line -> line + "\n").collect(Collectors.joining());
  }

  /** Writes the card beside the reports of the model. */
  public void write(Reports reports, Evidence evidence, Verdict verdict) throws IOException {
    Reports.write(
        reports.card(),
        PlainTemplate.fill(Card.class, "card.jte", CardContent.of(this, evidence, verdict)));
  }
}
