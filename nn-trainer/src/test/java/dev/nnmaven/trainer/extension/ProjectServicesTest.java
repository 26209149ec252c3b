package dev.nnmaven.trainer.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.testing.Sources;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectServicesTest {

  private static final String SOURCE =
      """
      package org.acme;
      public class Twice implements dev.nnmaven.nn.activation.Activation {
        private static final String NO_FILE = "\\0";
        private static final String NO_FILE_IN_C = "gr\\u00f6\\u00dfe";
        private String names(String a) { return a + NO_FILE.length() + a + NO_FILE_IN_C; }
        @Override public String specification() { return "twice"; }
        @Override public float apply(float sum) { return Helper.times(sum); }
        @Override public float derivative(float sum, float output) {
          java.util.function.Supplier<Float> two = () -> Constants.TWO.value();
          return two.get();
        }
      }
      class Helper { static float times(float x) { return Constants.TWO.value() * x; } }
      enum Constants { TWO; float value() { return 2f; } }
      class Unrelated { Twice twice; }
      """;

  @TempDir Path folder;

  private void compile() throws IOException {
    Path source = Files.createDirectory(folder.resolve("source")).resolve("Twice.java");
    Files.writeString(source, SOURCE);
    Sources.compile(folder, List.of("-cp", System.getProperty("java.class.path")), source);
  }

  private Path register(String... lines) throws IOException {
    Path file = folder.resolve("META-INF/services").resolve(Activation.class.getName());
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  @Test
  void in_registeredClass_hasWhatItRefersToAndNothingElse() throws IOException {
    compile();
    assertThat(folder.resolve("org/acme/Unrelated.class")).exists();
    ProjectServices none = ProjectServices.in(folder);
    assertThat(none.files()).isEmpty();
    assertThat(none.classPath()).isEmpty();
    assertThat(ProjectServices.in(folder.resolve("gone")).files()).isEmpty();
    Path registered = register("# ours", "org.acme.Twice # the only one", "");
    ProjectServices services = ProjectServices.in(folder);
    assertThat(services.files())
        .containsExactlyInAnyOrder(
            registered,
            folder.resolve("org/acme/Twice.class"),
            folder.resolve("org/acme/Helper.class"),
            folder.resolve("org/acme/Constants.class"));
    assertThat(services.classPath()).contains(folder);
  }

  @Test
  void loader_registeredClass_isFoundByNameUnlessItIsDamaged() throws IOException {
    compile();
    register("org.acme.Twice");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = ProjectServices.in(folder).loader(getClass().getClassLoader())) {
      thread.setContextClassLoader(loader);
      assertThat(Activation.of("twice").apply(3f)).isEqualTo(6f);
    } finally {
      thread.setContextClassLoader(before);
    }
    Path file = folder.resolve("org/acme/Helper.class");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, 30));
    assertRefused(file + " is not a class file: it ends early");
    Files.writeString(file, "no class at all");
    assertRefused(file + " is not a class file: it does not begin as a class does");
  }

  @Test
  void in_nameWithoutClass_isLeftToWhoLoadsIt() throws IOException {
    Path registered = register("org.acme.Gone", "../../etc/passwd");
    assertThat(ProjectServices.in(folder).files()).containsExactly(registered);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> ProjectServices.in(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }
}
