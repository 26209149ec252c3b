package dev.nnmaven.nn.catalog;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Relu;
import dev.nnmaven.nn.catalog.Things.Thing;
import dev.nnmaven.nn.testing.Sources;
import dev.nnmaven.nn.text.NearestName;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

  private final Catalog<Thing> catalog = catalogOf(new Things.Plain(), new Things.Scaled());

  private static Catalog<Thing> catalogOf(Thing... things) {
    return new Catalog<Thing>("thing").addServices(List.of(things), thing -> thing);
  }

  /** In Turkish, the small letter of I is not i. */
  @Test
  @DefaultLocale("tr-TR")
  void create_turkishLocale_findsName() {
    assertThat(Activation.of("SIGMOID").specification()).isEqualTo("sigmoid");
  }

  @Test
  void create_numbersByNameOrPlaceOrNone_makesThem() {
    assertThat(catalog.create("scaled(3, 4)")).isEqualTo(new Things.Scaled(3f, 4f));
    assertThat(catalog.create("scaled(shift=4)")).isEqualTo(new Things.Scaled(2f, 4f));
    assertThat(catalog.create("scaled(3, SHIFT = 4)")).isEqualTo(new Things.Scaled(3f, 4f));
    assertThat(catalog.create("scaled(shift=4,factor=3)")).isEqualTo(new Things.Scaled(3f, 4f));
    assertThat(catalog.create("scaled()")).isEqualTo(new Things.Scaled());
    assertThat(catalog.create("scaled")).isEqualTo(new Things.Scaled());
    assertThat(catalog.create("plain( )")).isEqualTo(new Things.Plain());
    assertThat(catalog.create("\tOLD Spelling\u2003")).isEqualTo(new Things.Plain());
    assertThat(catalog.create(" scaLED\n ( \t3 ) ")).isEqualTo(new Things.Scaled(3f, 0f));
    assertThat(catalog.usages()).containsExactly("plain", "scaled(factor, shift)");
  }

  @Test
  void of_namesThatCannotBe_areRefused() {
    assertRefused(
        () -> catalogOf(new Things.Plain(), new Things.SecondPlain()),
        "two classes claim the thing \"Plain\": %s and %s; rename one of them"
            .formatted(Things.Plain.class.getName(), Things.SecondPlain.class.getName()));
    assertRefusedSaying(
        () -> catalogOf(new Things.Nameless()),
        "the thing " + Things.Nameless.class.getName() + " has no name in its specification()");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain(1)|\"plain(1)\" has too many arguments; usage: plain",
        "scaled(1, 2, 3)|\"scaled(1, 2, 3)\" has too many arguments; usage: scaled(factor, shift)",
        "scaled(1, factor=2)|\"scaled(1, factor=2)\" gives factor twice; usage: scaled(factor, shift)",
        "scaled(factr=2)|\"scaled(factr=2)\": no parameter factr; usage: scaled(factor, shift)"
            + " (did you mean factor?)",
        "scaled(shift=1, 2)|\"2\" in \"scaled(shift=1, 2)\" needs a name, since one before it has one",
        "scaled(=2)|\"=2\" in \"scaled(=2)\" has no name before =",
        "plain(x=2)|\"plain(x=2)\": no parameter x; usage: plain",
        "scaled(x)|\"x\" in \"scaled(x)\" is not a number",
        "scaled(1,)|\"scaled(1,)\" has an argument without a value",
        "scaled(1|\"scaled(1\" is not of the form name or name(number)",
        "scaled(1)x|\"scaled(1)x\" is not of the form name or name(number)",
        "(1)|\"(1)\" is not of the form name or name(number)",
        "plein|unknown thing \"plein\"; allowed: plain, scaled(factor, shift) (did you mean plain?)",
        "xyz|unknown thing \"xyz\"; allowed: plain, scaled(factor, shift)",
      })
  void create_wrongText_saysWhatIsAllowed(String text, String message) {
    assertRefused(() -> catalog.create(text), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void create_blankText_isRefused(String text) {
    assertRefused(() -> catalog.create(text), "\"\" is not of the form name or name(number)");
  }

  private static final List<String> NAMES = List.of("linear", "sigmoid", "tanh", "relu");

  @ParameterizedTest
  @CsvSource({
    "sigmiod, sigmoid",
    "SIGMOYD, sigmoid",
    "rleu, relu",
    "ssigmoid, sigmoid",
    "lineal, linear",
    "tanhh, tanh",
  })
  void hint_oneSlip_namesTheNearest(String typed, String meant) {
    assertThat(NearestName.hint(typed, NAMES)).isEqualTo(" (did you mean " + meant + "?)");
  }

  @ParameterizedTest
  @CsvSource({"softmax", "gelu6", "x", "''", "sigmoidsigmoid", "abcdefghijklmnop"})
  void hint_nothingNear_isEmpty(String typed) {
    assertThat(NearestName.hint(typed, NAMES)).isEmpty();
    assertThat(NearestName.hint(typed, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "minRecall, minClassRecall",
    "recall, minClassRecall",
    "Accuracy, minAccuracy",
    "nn.rate, nn.learningRate",
  })
  void hint_wordsLeftOut_namesTheShortestThatHasThem(String typed, String meant) {
    assertThat(
            NearestName.hint(
                typed,
                List.of(
                    "minSliceAccuracy",
                    "minAccuracy",
                    "maxClassRecallDrop",
                    "minClassRecall",
                    "nn.learningRate",
                    "nn.learningRateSchedule")))
        .isEqualTo(" (did you mean " + meant + "?)");
  }

  /** Of a user's own, compiled here, as a thread's class loader sees it. */
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
    Sources.compile(folder, List.of("-cp", core.toString()), source);
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
    assertThat(where(List.of("org.acme.Double"), () -> Activation.of("double").apply(3f)))
        .isEqualTo(6f);
    assertThat(where(List.of("org.acme.Double"), () -> Activation.catalog().usages()))
        .endsWith("relu", "sigmoid", "softplus", "tanh", "double");
    assertThat(where(List.of("org.acme.Double"), () -> Activation.of("relu")))
        .isEqualTo(new Relu());
  }

  @Test
  void of_notRegistered_isUnknownThoughItsClassIsThere() throws Exception {
    compile("Double", "", "double");
    for (String name : List.of("double", "org.acme.Double")) {
      assertThatThrownBy(() -> where(List.of(), () -> Activation.of(name)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("unknown activation");
    }
  }

  @Test
  void of_constructorThrows_saysWhichAndWhy() throws Exception {
    compile("Broken", "throw new IllegalStateException(\"no licence\");", "broken");
    assertRefusedSaying(
        () -> where(List.of("org.acme.Broken"), () -> Activation.of("relu")),
        "a registered activation cannot be used",
        "org.acme.Broken",
        "no licence");
  }

  @Test
  void of_classThatIsNotThere_saysWhich() {
    assertRefusedSaying(
        () -> where(List.of("org.acme.Gone"), () -> Activation.of("relu")), "org.acme.Gone");
  }
}
