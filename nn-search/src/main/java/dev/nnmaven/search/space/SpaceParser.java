package dev.nnmaven.search.space;

import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.search.space.Dimension.Condition;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.ParameterEntry;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Removed;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ShortForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the element {@code <space>}. */
public final class SpaceParser {

  public static final String SPACE = "space";

  /** What may be searched over. */
  public static final List<String> PARAMETERS =
      Parameters.names(Trait.SEARCHED).stream().sorted().toList();

  /** Name, conditions, and the number of a sibling of the same name. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "((?:network/[^\\[\\]/]+/)?[^\\[\\] /]+)((?:\\[[^\\[\\]=]+=[^\\[\\]]*\\])*)(?: [0-9]+)?");

  private static final String EXAMPLE =
      "<space><learningRate>log(0.01, 0.5)</learningRate></space>";

  private final Mistakes mistakes;
  private final List<Dimension> dimensions = new ArrayList<>();

  private SpaceParser(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Parses the space; errors are added to the mistakes. */
  public static Space parse(SettingsReader reader) {
    Settings settings = reader.settings();
    SpaceParser parser = new SpaceParser(reader.mistakes());
    if (settings.has(SPACE)) {
      parser.mistakes.add(
          SPACE,
          "expected elements, found \"%s\"; list the values to try in the POM, such as %s",
          settings.text(SPACE).strip(),
          EXAMPLE);
      return new Space(List.of());
    }
    ShortForm.ofSpace(isGiven(settings) ? settings.inside(SPACE) : Neighbourhood.of(settings))
        .forEach(parser::element);
    parser.checkConditions();
    parser.checkRepeated();
    parser.dimensions.sort(Comparator.comparing(dimension -> !dimension.condition().isNone()));
    return new Space(parser.dimensions);
  }

  /** Whether the settings say what to search over; if not, it is their {@link Neighbourhood}. */
  public static boolean isGiven(Settings settings) {
    return !settings.inside(SPACE).isEmpty();
  }

  private void element(String path, String text) {
    Matcher element = ELEMENT.matcher(path);
    if (!element.matches()) {
      mistakes.add(SPACE + "/" + path, "expected values such as 0.1; 0.2, found elements");
      return;
    }
    String parameter = element.group(1);
    if (!PARAMETERS.contains(parameter) && !parameter.startsWith("network/")) {
      mistakes.add(
          SPACE + "/" + parameter,
          Removed.advice(parameter, text).orElseGet(() -> unknown(parameter)));
      return;
    }
    try {
      dimensions.add(Dimension.of(parameter, condition(element.group(2)), text));
    } catch (IllegalArgumentException e) {
      mistakes.add(SPACE + "/" + parameter, String.valueOf(e.getMessage()));
    }
  }

  /** Why a parameter is not searched over. */
  public static String unknown(String parameter) {
    return Parameters.named(parameter)
        .flatMap(ParameterEntry::whyNotSearched)
        .orElseGet(
            () ->
                "this cannot be searched over"
                    + Optional.of(NearestName.hint(parameter, PARAMETERS))
                        .filter(hint -> !hint.isEmpty())
                        .orElse("; there are " + String.join(", ", PARAMETERS)));
  }

  /** Parses {@code [optimizer=adam; adamW]}. */
  private static Condition condition(String text) {
    if (text.isEmpty()) {
      return Condition.NONE;
    }
    String[] parts = text.substring(1, text.length() - 1).split("=", 2);
    if (parts[1].contains("][")) {
      throw new IllegalArgumentException(
          "expected one attribute at most, the parameter that this one depends on");
    }
    return new Condition(
        parts[0].strip(), Arrays.stream(parts[1].split(";")).map(String::strip).toList());
  }

  private void checkConditions() {
    for (Dimension dimension : dimensions) {
      Condition condition = dimension.condition();
      if (condition.isNone()) {
        continue;
      }
      List<Dimension> others =
          dimensions.stream().filter(d -> d.parameter().equals(condition.parameter())).toList();
      if (others.size() != 1 || !others.get(0).condition().isNone()) {
        mistakes.add(
            SPACE + "/" + dimension.name(),
            "expected as a condition a parameter that always is in the space, found %s",
            condition.parameter());
        continue;
      }
      List<String> known = others.get(0).values().stream().map(Template::text).toList();
      for (String value : condition.values()) {
        if (!others.get(0).isList() || !known.contains(value)) {
          mistakes.add(
              SPACE + "/" + dimension.name(),
              "%s is never \"%s\"; its values are %s",
              condition.parameter(),
              value,
              String.join("; ", known));
        }
      }
    }
  }

  /** A parameter may be listed several times, where no more than one of them is ever drawn. */
  private void checkRepeated() {
    Map<String, Set<String>> taken = new HashMap<>();
    for (Dimension dimension : dimensions) {
      Set<String> before = taken.get(dimension.parameter());
      Set<String> now = new HashSet<>(dimension.condition().values());
      now.add(dimension.condition().parameter());
      if (before == null) {
        taken.put(dimension.parameter(), now);
        continue;
      }
      boolean disjoint =
          !dimension.condition().isNone()
              && before.contains(dimension.condition().parameter())
              && dimension.condition().values().stream().noneMatch(before::contains);
      if (!disjoint) {
        mistakes.add(
            SPACE + "/" + dimension.parameter(),
            "is listed several times, and more than one would be drawn; give each another value of"
                + " the same parameter as a condition, as in <%s optimizer=\"adam\">",
            dimension.parameter());
      }
      before.addAll(now);
    }
  }
}
