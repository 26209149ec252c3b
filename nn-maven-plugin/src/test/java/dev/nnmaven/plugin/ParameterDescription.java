package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.nnmaven.trainer.testing.Checkout;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * A parameter as its Javadoc describes it, in Markdown: what pages have of it.
 *
 * @param goals those that describe it so, sorted
 * @param byDefault empty if there is no default
 */
public record ParameterDescription(
    String name,
    String property,
    List<String> goals,
    String meaning,
    String byDefault,
    String example) {

  private static final Pattern PARTS =
      Pattern.compile(
          "(?<meaning>.*?\\.)(?: Default: (?<default>.*?)\\.)?(?: Example: (?<example>.*))?");

  private static final Pattern CODE = Pattern.compile("<code>(.*?)</code>");
  private static final Pattern ELEMENT = Pattern.compile("`<(\\w+)>([^<]*)</\\1>`");

  /** All with a property, once for each description; goals in alphabetical order. */
  public static List<ParameterDescription> all() {
    Map<String, ParameterDescription> all = new LinkedHashMap<>();
    // with marks of code, and written along with Maven's own
    for (MojoDescriptor goal : plugin(Checkout.module("target/plugin-enhanced.xml")).getMojos()) {
      if (!goal.getGoal().equals("help")) {
        for (Parameter parameter : goal.getParameters()) {
          if (parameter.isEditable()) {
            ParameterDescription one = of(goal, parameter);
            if (!one.property.isEmpty()) {
              all.merge(one.name + one.meaning, one, ParameterDescription::and);
            }
          }
        }
      }
    }
    return List.copyOf(all.values());
  }

  /** What a descriptor says. */
  static PluginDescriptor plugin(Path file) {
    return assertDoesNotThrow(
        () -> new PluginDescriptorBuilder().build(new StringReader(Files.readString(file))));
  }

  private static ParameterDescription of(MojoDescriptor goal, Parameter parameter) {
    String name = parameter.getName();
    String html = parameter.getDescription();
    assertThat(plain(CODE.matcher(html).replaceAll("$1")).replaceAll("\\s+", " "))
        .as("both descriptors are of one build")
        .isEqualTo(
            PluginDescriptorTest.PLUGIN
                .getMojo(goal.getGoal())
                .getParameterMap()
                .get(name)
                .getDescription()
                .replaceAll("\\s+", " "));
    String text = plain(CODE.matcher(html).replaceAll("`$1`")).replaceAll("\\s+", " ");
    Matcher parts = PARTS.matcher(text);
    assertThat(parts.matches()).as(text).isTrue();
    assertThat(text).as("cell of a table").doesNotContain("|");
    PlexusConfiguration set = goal.getMojoConfiguration().getChild(name);
    String expression = set.getValue("${}");
    return new ParameterDescription(
        name,
        expression.substring(2, expression.length() - 1),
        List.of(goal.getGoal()),
        parts.group("meaning"),
        parts.group("default") == null
            ? quoted(set.getAttribute("default-value", ""))
            : parts.group("default"),
        ELEMENT
            .matcher(parts.group("example").replaceFirst("^`mvn nn:\\w+ ", "`"))
            .replaceAll("`$2`"));
  }

  private static String quoted(String expression) {
    return expression.isEmpty()
        ? ""
        : "`"
            + expression
                .replace("${project.build.directory}", "target")
                .replace("${project.basedir}/", "")
            + "`";
  }

  private static String plain(String html) {
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private ParameterDescription and(ParameterDescription other) {
    List<String> both = new ArrayList<>(goals);
    both.addAll(other.goals);
    return new ParameterDescription(
        name, property, List.copyOf(new TreeSet<>(both)), meaning, byDefault, example);
  }
}
