package dev.nnmaven.trainer.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.testing.RecordedLines;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests' own JVM lacks the Vector API, and its JDK has it. */
class ForkDecisionTest {

  private static final Optional<JavaInstallation> NONE = Optional.empty();

  @TempDir Path folder;

  private final Mistakes mistakes = new Mistakes();
  private JavaInstallation other;

  @BeforeEach
  void makeAnother() throws Exception {
    other = FakeJava.of(folder.resolve("other"), "21.0.1", FakeJava.WITHOUT_VECTOR_API);
  }

  private Optional<JavaInstallation> java(String fork, String argLine, String kernels) {
    return java(fork, argLine, kernels, NONE, NONE);
  }

  private Optional<JavaInstallation> java(
      String fork,
      String argLine,
      String kernels,
      Optional<JavaInstallation> jvm,
      Optional<JavaInstallation> toolchain) {
    Settings settings =
        Written.of(
            mistakes,
            "fork",
            fork,
            "argLine",
            argLine,
            "kernels",
            kernels,
            "jvm",
            jvm.map(JavaInstallation::executable).orElse(null));
    return of(settings, toolchain, Optional.empty()).java();
  }

  private final RecordedLines lines = new RecordedLines();

  private ForkDecision of(
      Settings settings, Optional<JavaInstallation> toolchain, Optional<String> obstacle) {
    return ForkDecision.of(settings, toolchain, obstacle, lines);
  }

  private void assertNoMistakes() {
    assertThatCode(mistakes::throwIfAny).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"auto", "AUTO", " auto ", ""})
  void of_autoWhereThisJvmLacksTheVectorApi_forksToGetIt(String fork) {
    assertThat(java(fork, null, null)).contains(JavaInstallation.current());
    assertThat(java(fork, " ", "simd")).contains(JavaInstallation.current());
    assertNoMistakes();
  }

  @Test
  void of_onlyForSpeed_isWhereNothingAsksForAnotherJvm() {
    assertThat(onlyForSpeed(null, null, null)).isTrue();
    assertThat(onlyForSpeed("auto", " ", "auto")).isTrue();
    assertThat(onlyForSpeed("auto", null, " SIMD ")).isFalse();
    assertThat(onlyForSpeed("auto", null, "scalar")).isFalse();
    assertThat(onlyForSpeed("auto", "-Xmx1g", null)).isFalse();
    assertThat(onlyForSpeed("always", null, null)).isFalse();
    assertThat(onlyForSpeed("never", null, null)).isFalse();
    assertThat(of(Written.of(mistakes), Optional.of(other), Optional.empty()).onlyForSpeed())
        .isFalse();
    assertNoMistakes();
  }

  private boolean onlyForSpeed(String fork, String argLine, String kernels) {
    Settings settings = Written.of(mistakes, "fork", fork, "argLine", argLine, "kernels", kernels);
    return of(settings, NONE, Optional.empty()).onlyForSpeed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "Scalar", " scalar ", "textbook"})
  void of_autoWithScalarKernels_doesNotForkSinceNothingIsWon(String kernels) {
    assertThat(java("auto", null, kernels)).isEmpty();
    assertNoMistakes();
  }

  @Test
  void of_autoWithArguments_forks() {
    assertThat(java("auto", "-Xmx1g", "scalar")).contains(JavaInstallation.current());
    assertNoMistakes();
  }

  @Test
  void of_autoWithJvmOrToolchain_forksIntoThatOne() throws Exception {
    JavaInstallation third =
        FakeJava.of(folder.resolve("third"), "17.0.1", FakeJava.WITHOUT_VECTOR_API);
    assertThat(java(null, null, "scalar", Optional.of(other), NONE)).contains(other);
    assertThat(java(null, null, "scalar", NONE, Optional.of(third))).contains(third);
    assertThat(java(null, null, null, Optional.of(other), Optional.of(third))).contains(other);
    assertNoMistakes();
  }

  @Test
  void of_always_forks() {
    assertThat(java("always", null, "scalar")).contains(JavaInstallation.current());
    assertThat(java("always", null, null, NONE, Optional.of(other))).contains(other);
    assertNoMistakes();
  }

  @Test
  void of_never_doesNotForkWhateverTheToolchain() {
    assertThat(java("never", null, "simd")).isEmpty();
    assertThat(java("never", null, null, NONE, Optional.of(new JavaInstallation(folder))))
        .isEmpty();
    assertNoMistakes();
  }

  @Test
  void of_neverWithJvmAndArguments_areTwoMistakes() {
    assertThat(java("Never", "-Xmx1g", null, Optional.of(other), NONE)).isEmpty();
    assertThatThrownBy(mistakes::throwIfAny)
        .hasMessageContainingAll(
            "The configuration has 2 mistakes:",
            "nn.jvm: has no effect with nn.fork=never; leave one of the two out",
            "nn.argLine: has no effect with nn.fork=never; leave one of the two out");
  }

  @Test
  void of_jvmThatCannotRun_isAMistake() {
    Path nothing = folder.resolve("nothing");
    java("auto", null, null, Optional.of(new JavaInstallation(nothing)), Optional.of(other));
    assertThatThrownBy(mistakes::throwIfAny)
        .hasMessageEndingWith("nn.jvm: " + nothing + " is not a program that can be run");
  }

  @Test
  void of_toolchainThatIsTooOld_isAMistakeWithAWayOut() throws Exception {
    JavaInstallation old = FakeJava.of(folder.resolve("old"), "11.0.2", "java.base");
    java(null, null, null, NONE, Optional.of(old));
    assertThatThrownBy(mistakes::throwIfAny)
        .hasMessageEndingWith(
            "nn.jvm: %s is Java 11.0.2; expected Java 17 or newer (the JDK toolchain says so; name"
                + " another, or use nn.fork=never)",
            old.executable());
  }

  @Test
  void of_toolchainThatIsTooOldBesideJvm_doesNotMatter() throws Exception {
    JavaInstallation old = FakeJava.of(folder.resolve("old"), "11.0.2", "java.base");
    assertThat(java(null, null, null, Optional.of(other), Optional.of(old))).contains(other);
    assertNoMistakes();
  }

  @Test
  void of_unknownChoice_isAMistakeThatListsWhatThereIs() {
    java("sometimes", null, null);
    assertThatThrownBy(mistakes::throwIfAny)
        .hasMessageContainingAll("nn.fork: ", "sometimes", "auto", "always", "never");
  }

  private static final Optional<String> OBSTACLE = Optional.of("/a:b/c.jar has a \":\"");

  @Test
  void of_classPathThatCannotBeSaid_trainsHereAndSaysWhy() {
    assertThat(of(Written.of(mistakes), NONE, Optional.empty()).java()).isPresent();
    assertThat(lines.all()).isEmpty();
    assertThat(of(Written.of(mistakes), NONE, OBSTACLE).java()).isEmpty();
    assertThat(lines.all())
        .singleElement()
        .asString()
        .startsWith(
            "warn: training runs in Maven's JVM, not in a faster one of its own: /a:b/c.jar");
    assertNoMistakes();
  }

  @Test
  void of_classPathThatCannotBeSaidAndAJvmThatIsAskedFor_isAMistakeWithAWayOut() {
    of(Written.of(mistakes, "fork", "always"), NONE, OBSTACLE);
    assertThat(lines.all()).isEmpty();
    assertThatThrownBy(mistakes::throwIfAny)
        .hasMessageContainingAll(
            "nn.fork: /a:b/c.jar has a", "-Dmaven.repo.local", "nn.fork=never");
  }

  @Test
  void of_argumentsWithAQuoteWithoutEnd_areAMistake() {
    java(null, "-Dx=\"y", null);
    assertThatThrownBy(mistakes::throwIfAny)
        .hasMessageContaining("nn.argLine: a quote \" has no end");
  }
}
