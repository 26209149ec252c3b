package dev.nnmaven.trainer.text;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a call of Maven is printed: {@code mvn nn:train nn:evaluate}. Libraries know neither POM nor
 * module; where a build prints the same, it adds the executions whose settings are needed.
 */
public final class MavenCall {

  private static final String PREFIX = "nn:";

  private static final Pattern CALL =
      Pattern.compile("\\bmvn((?: nn:[a-zA-Z]+(?:@[\\w.-]*\\w)?)+)");

  private MavenCall() {}

  /** A call of some goals, such as {@code train}, or {@code train@execution}. */
  public static String of(String... goals) {
    return "mvn " + Stream.of(goals).map(PREFIX::concat).collect(Collectors.joining(" "));
  }

  /**
   * A text in which each call works as it is printed.
   *
   * @param execution id of the execution that a goal without one is called with; blank for none
   * @param options of Maven, for a goal's module; blank for none
   */
  public static String complete(
      CharSequence text, UnaryOperator<String> execution, Supplier<String> options) {
    return CALL.matcher(text)
        .replaceAll(
            call -> {
              List<String> goals = List.of(call.group(1).strip().replace(PREFIX, "").split(" "));
              String line =
                  goals.stream()
                      .map(
                          goal ->
                              PREFIX
                                  + goal
                                  + suffix("@", goal.contains("@") ? "" : execution.apply(goal)))
                      .collect(Collectors.joining(" "));
              return Matcher.quoteReplacement("mvn " + line + suffix(" ", options.get()));
            });
  }

  private static String suffix(String sign, String text) {
    return text.isBlank() ? "" : sign + text;
  }
}
