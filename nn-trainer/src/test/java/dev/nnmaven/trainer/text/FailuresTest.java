package dev.nnmaven.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("a/b"), "a/b: does not exist"),
        Arguments.of(new FileNotFoundException("a/b (Not a door)"), "a/b (Not a door)"),
        Arguments.of(new AccessDeniedException("a/b"), "a/b: this user has no permission"),
        Arguments.of(
            new NotDirectoryException("a/b"), "a/b: there is a file where a folder must be"),
        Arguments.of(
            new FileSystemException("a/b", null, "No space left on device"),
            "a/b: No space left on device"),
        Arguments.of(new FileSystemException(null, null, "full"), "full"),
        Arguments.of(new IOException("line 3: bad"), "line 3: bad"),
        Arguments.of(new EOFException(), "java.io.EOFException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void describe_anyFailure_isASentence(IOException failure, String expected) {
    assertThat(Failures.describe(failure)).isEqualTo(expected);
  }

  @Test
  void describe_tooLittleMemory_saysHowMuchThereIsAndHowToGetMore() {
    assertThat(Failures.describe(new OutOfMemoryError("Java heap space")))
        .matches("This needs more memory than the \\d+ MB that Maven's JVM may take \\(Java heap.*")
        .contains("MAVEN_OPTS=-Xmx");
  }

  @Test
  void describe_pathThatCannotBe_namesTheLocale() {
    InvalidPathException e = new InvalidPathException("gr??n", "unmappable characters");
    assertThat(Failures.describe(e))
        .startsWith("Java cannot use this path here: unmappable characters: gr??n. ")
        .contains(e.getMessage()) // or Maven repeats it
        .contains("LC_ALL=C.UTF-8");
  }
}
