package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.LogLines;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

@MojoTest
class HelpMojoTest {

  @Inject private Log log;

  private String said() {
    return String.join("\n", LogLines.of(log));
  }

  @Test
  @InjectMojo(goal = "help")
  @MojoParameter(name = "detail", value = "true")
  void execute_detail_describesEveryParameterOfEveryGoal(HelpMojo help) throws Exception {
    help.execute();
    String said = said();
    for (String goal : PluginDescriptorTest.goals().toList()) {
      String text = said.split("\nnn:" + goal + "\n", 2)[1].split("\nnn:", 2)[0];
      PluginDescriptorTest.propertiesOf(goal)
          .forEach(
              (name, property) ->
                  assertThat(text)
                      .as(goal)
                      .containsPattern("\n    " + name + "\\b")
                      .contains(property.isEmpty() ? "" : "User property: " + property));
    }
    assertThat(said)
        .doesNotContain("(no description available)")
        .as("no expression of an example is broken")
        .doesNotContainPattern("\\$\\{[^}]*/");
  }
}
