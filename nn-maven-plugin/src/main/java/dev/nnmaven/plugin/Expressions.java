package dev.nnmaven.plugin;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code ${...}} expressions. Maven replaces undefined ones by nothing or the word null;
 * this class throws.
 */
final class Expressions {

  /** Expressions; an unclosed one is left as it is, as in Maven. */
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)(}?)");

  private final Map<String, String> properties;
  private final PluginParameterExpressionEvaluator maven;

  /**
   * Creates a resolver for a goal.
   *
   * @param properties properties of the build, by name
   */
  Expressions(MavenSession session, MojoExecution execution, Map<String, String> properties) {
    this.properties = properties;
    this.maven = new PluginParameterExpressionEvaluator(session, execution);
  }

  /**
   * Replaces each expression by its value.
   *
   * @throws IllegalArgumentException if one is undefined; the message says which
   */
  String resolve(String text) {
    return resolve(text, new HashSet<>());
  }

  private String resolve(String text, Set<String> within) {
    StringBuilder resolved = new StringBuilder();
    Matcher expression = EXPRESSION.matcher(text);
    while (expression.find()) {
      String value = expression.group(2).isEmpty() ? null : value(expression.group(1), within);
      if (value == null) {
        throw new IllegalArgumentException(
            "found \"%s\", which nothing defines".formatted(expression.group()));
      }
      expression.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return expression.appendTail(resolved).toString();
  }

  /** Resolves properties here, since their values may contain undefined expressions. */
  private @Nullable String value(String name, Set<String> within) {
    String property = properties.get(name);
    if (property == null) {
      return known(name);
    }
    if (!within.add(name)) {
      return null; // defined by itself
    }
    String value = resolve(property, within);
    within.remove(name);
    return value;
  }

  /** Maven's value of expressions about project, session and the like; null if undefined. */
  private @Nullable String known(String name) {
    try {
      Object value = maven.evaluate("${" + name + "}");
      return value == null ? null : value.toString();
    } catch (ExpressionEvaluationException e) {
      return null;
    }
  }
}
