package dev.nnmaven.trainer.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaInstallationTest {

  @TempDir Path home;

  @Test
  void offersVectorApi_linkToJavaOrNoReleaseFile_looksBesideWhatItLinksTo() throws Exception {
    JavaInstallation java = FakeJava.of(home.resolve("jdk"), "25", FakeJava.WITH_VECTOR_API);
    Path link = Files.createSymbolicLink(home.resolve("java"), java.executable());
    assertThat(new JavaInstallation(link).offersVectorApi()).isTrue();
    assertThat(FakeJava.scripted(home, "exec java \"$@\"").offersVectorApi()).isFalse();
    assertThat(new JavaInstallation(home.resolve("nowhere/java")).offersVectorApi()).isFalse();
    assertThat(new JavaInstallation(home.getRoot()).offersVectorApi()).isFalse();
  }

  @Test
  void in_windows_isTheProgramThatEndsInExe() throws Exception {
    JavaInstallation java = FakeJava.of(home, "17", FakeJava.WITH_VECTOR_API);
    assertThat(JavaInstallation.in(home)).isEqualTo(java);
    Path windows = Files.move(java.executable(), home.resolve("bin/java.exe"));
    assertThat(JavaInstallation.in(home).executable()).isEqualTo(windows);
    assertThat(JavaInstallation.in(home).offersVectorApi()).isTrue();
  }

  /** All JDKs that this project is built on have it; what a JVM has is decided when it starts. */
  @Test
  void offersVectorApi_jdkOfTheTests_isTrueThoughThisJvmLacksIt() {
    assertThat(JavaInstallation.current().offersVectorApi()).isTrue();
    assertThat(JavaInstallation.thisJvmHasVectorApi()).isFalse();
  }

  /** Of a number that is too large, nothing is known. */
  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.21", "21.0.1", "25", "25.0.3-ea", "100", "99999999999"})
  void obstacle_newEnough_isNone(String version) throws Exception {
    assertThat(FakeJava.of(home, version, FakeJava.WITH_VECTOR_API).obstacle()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "9", "11.0.21", "16"})
  void obstacle_tooOld_saysWhichAndWhatWasExpected(String version) throws Exception {
    JavaInstallation java = FakeJava.of(home, version, FakeJava.WITH_VECTOR_API);
    assertThat(java.obstacle())
        .contains(java.executable() + " is Java " + version + "; expected Java 17 or newer");
  }

  @Test
  void obstacle_currentAndUnknownVersion_isNone() throws Exception {
    assertThat(JavaInstallation.current().obstacle()).isEmpty();
    assertThat(FakeJava.scripted(home, "exec java \"$@\"").obstacle()).isEmpty();
  }

  @Test
  void obstacle_noProgram_saysSo() throws Exception {
    assertThat(new JavaInstallation(home).obstacle())
        .contains(home + " is a folder; expected its java, such as " + home + "/bin/java");
    Path text = Files.writeString(home.resolve("java"), "no program");
    for (Path file : List.of(text, home.resolve("nothing"))) {
      assertThat(new JavaInstallation(file).obstacle())
          .contains(file + " is not a program that can be run");
    }
  }
}
