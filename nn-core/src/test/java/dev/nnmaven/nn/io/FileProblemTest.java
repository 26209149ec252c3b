package dev.nnmaven.nn.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileProblemTest {

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("a/b"), "does not exist"),
        Arguments.of(new FileNotFoundException("a/b"), "does not exist"),
        Arguments.of(new AccessDeniedException("a/b"), "this user has no permission"),
        Arguments.of(
            new FileAlreadyExistsException("a/b"), "there is a file where a folder must be"),
        Arguments.of(new FileSystemException("a/b", null, "Disk full"), "Disk full"),
        Arguments.of(
            new FileSystemLoopException("a/b"),
            "is a link that leads back to a folder that it is in"),
        Arguments.of(new NotLinkException("a/b"), "NotLinkException"),
        Arguments.of(new IOException("a\n\u001b"), "a\\u000a\\u001b"),
        Arguments.of(new IOException("line 3: bad"), "line 3: bad"),
        Arguments.of(new EOFException(), "EOFException"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void reason_anyProblem_isWords(IOException problem, String expected) {
    assertThat(FileProblem.reason(problem)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "data/wether.csv, weather.csv",
    "dta/weather.csv, data/weather.csv",
    "dta/films.csv, data",
    "data/films.csv, ",
    "data/gone.csv, ",
  })
  void missing_pathThatIsMisspelled_namesWhatIsThere(
      String path, @Nullable String meant, @TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Files.createFile(folder.resolve("data/weather.csv"));
    Files.createSymbolicLink(folder.resolve("data/gone.csv"), Path.of("nowhere"));
    assertThat(FileProblem.missing(folder.resolve(path)))
        .isEqualTo("does not exist" + (meant == null ? "" : " (did you mean " + meant + "?)"));
  }
}
