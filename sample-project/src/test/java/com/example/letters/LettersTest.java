package com.example.letters;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The application with its model, as users get them. */
class LettersTest {

  private static final Path TEST_IMAGES = Path.of("..", "data", "test");

  @Test
  void recognize_lettersItHasNeverSeen_isRightMostOfTheTime() throws IOException {
    Letters letters = new Letters();
    int asked = 0;
    int right = 0;
    try (Stream<Path> files = Files.walk(TEST_IMAGES)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String shown = file.getParent().getFileName().toString();
        asked++;
        right += letters.recognize(file).best().className().equals(shown) ? 1 : 0;
      }
    }
    assertTrue(right > 0.9 * asked, right + " of " + asked);
  }
}
