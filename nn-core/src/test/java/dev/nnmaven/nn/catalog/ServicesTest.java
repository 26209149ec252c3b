package dev.nnmaven.nn.catalog;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.activation.Relu;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activations of a user's own, compiled here, as a thread's class loader sees them. */
class ServicesTest {

  private static final String SOURCE =
      """
      package org.acme;

      public class %s implements dev.nnmaven.nn.activation.Activation {
        public %s() {%s}

        @Override public String specification() { return "%s"; }

        @Override public float apply(float sum) { return 2f * sum; }

        @Override public float derivative(float sum, float output) { return 2f; }
      }
      """;

  @TempDir Path folder;

  private void compile(String name, String constructor, String specification)
      throws IOException, URISyntaxException {
    Path source = folder.resolve("source/org/acme/" + name + ".java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, SOURCE.formatted(name, name, constructor, specification));
    Path core =
        Path.of(Activation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", core.toString(), "-d", folder.toString(), "" + source);
    assertThat(failed).isZero();
  }

  /** What is asked for where the thread sees the folder, with those services. */
  private <T> T where(List<String> classes, Supplier<T> asked) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve(Activation.class.getName()), classes);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, Activation.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      return asked.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void of_ownActivation_isFoundAfterThoseOfTheLibrary() throws Exception {
    compile("Double", "", "double");
    assertThat(where(List.of("org.acme.Double"), () -> Activations.of("double").apply(3f)))
        .isEqualTo(6f);
    assertThat(where(List.of("org.acme.Double"), () -> Activations.catalog().usages()))
        .endsWith("relu", "sigmoid", "softplus", "tanh", "double");
    assertThat(where(List.of("org.acme.Double"), () -> Activations.of("relu")))
        .isEqualTo(new Relu());
  }

  @Test
  void of_notRegistered_isUnknownThoughItsClassIsThere() throws Exception {
    compile("Double", "", "double");
    for (String name : List.of("double", "org.acme.Double")) {
      assertThatThrownBy(() -> where(List.of(), () -> Activations.of(name)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("unknown activation");
    }
  }

  @Test
  void of_nameOfTheLibrary_namesBothClasses() throws Exception {
    compile("Mine", "", "relu");
    assertRefused(
        () -> where(List.of("org.acme.Mine"), () -> Activations.of("relu")),
        "two classes claim the activation \"relu\": %s and org.acme.Mine; rename one of them"
            .formatted(Relu.class.getName()));
  }

  @Test
  void of_constructorThrows_saysWhichAndWhy() throws Exception {
    compile("Broken", "throw new IllegalStateException(\"no licence\");", "broken");
    assertRefusedSaying(
        () -> where(List.of("org.acme.Broken"), () -> Activations.of("relu")),
        "a registered activation cannot be used",
        "org.acme.Broken",
        "no licence");
  }

  @Test
  void of_classThatIsNotThere_saysWhich() {
    assertRefusedSaying(
        () -> where(List.of("org.acme.Gone"), () -> Activations.of("relu")), "org.acme.Gone");
  }
}
