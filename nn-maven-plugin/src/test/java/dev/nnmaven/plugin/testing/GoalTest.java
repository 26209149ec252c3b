package dev.nnmaven.plugin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.mockito.Mockito.lenient;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.JsonSchemas;
import dev.nnmaven.trainer.testing.LogLines;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.junit.jupiter.api.BeforeEach;
import org.mockito.Mockito;

/** What the tests of goals share: a fresh project with images, and what the goal says. */
@MojoParameter(name = "recipe", value = "plain") // unless a test is about another
public abstract class GoalTest {

  /** Where what a model depends on lies, and what it needs in a JVM of its own. */
  private static final Pattern CODE =
      Pattern.compile("nnmaven|target|fastcsv|gson|progressbar|jline");

  /** What stands between the two is the configuration of a POM. */
  protected static final String POM =
      "<project><build><plugins><plugin><artifactId>nn-maven-plugin</artifactId><configuration>";

  protected static final String END = "</configuration></plugin></plugins></build></project>";

  /** The folder of the project; its images are in {@code data}, 10 each of the classes A and B. */
  protected Path project;

  /** A mock that remembers what was said. */
  @Inject protected Log log;

  @Inject private MojoExecution execution;
  @Inject private MavenSession session;

  private static final ClassRealm REALM = assertDoesNotThrow(GoalTest::realm);

  /** The class path without what tests need beside it, since each training hashes all of it. */
  private static ClassRealm realm() throws Exception {
    ClassRealm realm = new ClassWorld().newRealm("goals");
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (CODE.matcher(path).find()) {
        realm.addURL(new File(path).toURI().toURL());
      }
    }
    return realm;
  }

  @BeforeEach
  final void renew(@InjectMojo(goal = "help") Mojo any) throws Exception {
    project = HarnessProject.renewed();
    execution.getMojoDescriptor().getPluginDescriptor().setClassRealm(REALM);
    lenient().doReturn(session).when(session).clone();
  }

  /** The model, where nobody says where it shall be. */
  protected final Path model() {
    return project.resolve("target/nn/model.safetensors");
  }

  /** A file of the project, as Maven gives it to a goal. */
  protected final File file(String name) {
    return project.resolve(name).toFile();
  }

  /** A report that is as its schema says, by its name below {@code target/nn}. */
  protected final JsonObject json(String name) throws Exception {
    Path file = project.resolve("target/nn/" + name);
    String schema = file.getFileName().toString().replaceFirst("(?i)\\.json$", "");
    assertThat(JsonSchemas.problems(schema, Files.readString(file))).isEmpty();
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  /** The page of the evaluation without its style sheet and possible line breaks. */
  protected final String body() throws Exception {
    String page = Files.readString(project.resolve("target/nn/report/index.html"));
    return page.substring(page.indexOf("<body>")).replace("<wbr>", "");
  }

  /** What the goals have said, each line after its level: {@code "info: model x"}. */
  protected final List<String> said() {
    return LogLines.of(log);
  }

  /** Forgets what was said so far. */
  protected final void forgetWhatWasSaid() {
    Mockito.clearInvocations(log);
  }

  /** The goal fails, and its message has all of these. */
  protected static void refused(Mojo goal, String... expected) {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(goal::execute)
        .withMessageContainingAll(expected);
  }

  /** The goal is refused, and has written no model. */
  protected final void refusedWithoutAModel(Mojo goal, String... expected) {
    refused(goal, expected);
    assertThat(model()).doesNotExist();
  }

  /** The model is not good enough, and the message has all of these. */
  protected static void failsTheGate(Mojo goal, String... expected) {
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(goal::execute)
        .withMessageContainingAll(expected);
  }
}
