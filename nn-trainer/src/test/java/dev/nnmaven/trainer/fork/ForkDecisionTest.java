package dev.nnmaven.trainer.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.testing.RecordedLines;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** Where training runs by settings, such as "fork=auto"; nowhere else, if here. */
  private Optional<JavaInstallation> java(String list) {
    return java(list, NONE);
  }

  private Optional<JavaInstallation> java(String list, Optional<JavaInstallation> toolchain) {
    return of(Written.list(mistakes, list), toolchain, Optional.empty()).java();
  }

  private final RecordedLines lines = new RecordedLines();

  private ForkDecision of(
      SettingsReader settings, Optional<JavaInstallation> toolchain, Optional<String> obstacle) {
    return ForkDecision.of(settings, folder, toolchain, obstacle, lines);
  }

  private void assertNoMistakes() {
    assertThatCode(mistakes::throwIfAny).doesNotThrowAnyException();
  }

  private static final Optional<JavaInstallation> CURRENT = Optional.of(JavaInstallation.current());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fork=auto",
        "fork=AUTO; kernels=simd",
        "fork=-Xmx1g; kernels=scalar",
        "fork=always; kernels=scalar"
      })
  void of_autoWhereThisJvmLacksTheVectorApiOrAsked_forks(String list) {
    assertThat(java(list)).isEqualTo(CURRENT);
    assertNoMistakes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fork=auto; kernels=scalar",
        "fork= auto ; kernels= Scalar ",
        "fork=auto; kernels=textbook",
        "fork=never; kernels=simd"
      })
  void of_neverOrAutoWhereNothingIsWon_doesNotFork(String list) {
    assertThat(java(list)).isEmpty();
    assertNoMistakes();
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "fork=auto; kernels=auto, true",
    "fork=auto; kernels= SIMD , false",
    "fork=auto; kernels=scalar, false",
    "fork=-Xmx1g, false",
    "fork=always, false",
    "fork=never, false"
  })
  void onlyForSpeed_isWhereNothingAsksForAnotherJvm(String list, boolean expected) {
    SettingsReader settings = Written.list(mistakes, list);
    assertThat(of(settings, NONE, Optional.empty()).onlyForSpeed()).isEqualTo(expected);
    assertThat(of(settings, Optional.of(other), Optional.empty()).onlyForSpeed()).isFalse();
    assertNoMistakes();
  }

  @Test
  void of_javaOrToolchain_forksIntoThatOne() throws Exception {
    JavaInstallation third =
        FakeJava.of(folder.resolve("third"), "17.0.1", FakeJava.WITHOUT_VECTOR_API);
    Optional<JavaInstallation> toolchain = Optional.of(third);
    String jvm = "fork=" + other.executable();
    assertThat(java("kernels=scalar; " + jvm)).contains(other);
    assertThat(java("kernels=scalar", toolchain)).contains(third);
    assertThat(java("fork=always", toolchain)).contains(third);
    assertThat(java(jvm, toolchain)).contains(other);
    assertThat(java("fork=other/bin/java", toolchain)).as("below the project").contains(other);
    JavaInstallation old = FakeJava.of(folder.resolve("old"), "11.0.2", "java.base");
    assertThat(java(jvm, Optional.of(old))).as("too old, and not asked for").contains(other);
    assertThat(java("fork=never", Optional.of(new JavaInstallation(folder)))).isEmpty();
    assertNoMistakes();
  }

  @Test
  void of_arguments_areThoseBehindTheJava() {
    for (String java : new String[] {"", other.executable() + " "}) {
      String fork = java + "-Xmx1g '-Dx=a b'";
      assertThat(of(Written.of(mistakes, "fork", fork), NONE, Optional.empty()).arguments())
          .containsExactly("-Xmx1g", "-Dx=a b");
    }
    assertThat(of(Written.of(mistakes, "fork", "Always"), NONE, Optional.empty()).arguments())
        .isEmpty();
    assertNoMistakes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nver | unknown value \"nver\"; allowed: auto, always, never (did you mean never?)",
        "never -Xmx1g | \"never -Xmx1g\"",
        "java -Xmx1g | \"java -Xmx1g\"",
        "-Dx=\"y | a quote \" has no end",
      })
  void of_neitherAWordNorACommand_isAMistake(String fork, String expected) {
    of(Written.of(mistakes, "fork", fork), NONE, Optional.empty());
    assertThatThrownBy(mistakes::throwIfAny)
        .hasMessageContaining("nn.fork: ")
        .hasMessageContaining(expected);
  }

  @Test
  void of_toolchainThatIsTooOld_isAMistakeWithAWayOut() throws Exception {
    JavaInstallation old = FakeJava.of(folder.resolve("old"), "11.0.2", "java.base");
    java("", Optional.of(old));
    assertThatThrownBy(mistakes::throwIfAny)
        .hasMessageEndingWith(
            "nn.fork: %s is Java 11.0.2; expected Java 17 or newer (from the JDK toolchain; name"
                + " another, or use nn.fork=never)",
            old.executable());
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
}
