package dev.nnmaven.nn.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.testing.Python;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function in Python that users find in the documentation cuts texts as Java does. */
@Tag("interoperability")
class PythonNgramsTest {

  private static final int TEXTS = 1_000_000;
  private static final int POINTS_A_TEXT = 64;
  private static final int EXHAUSTIVE = (Character.MAX_CODE_POINT + 1) / POINTS_A_TEXT;
  private static final int[] ENDS = {0x7F, 0x250, 0x600, 0x3100, 0x10000, 0x20000, 0x110000};

  @TempDir Path folder;

  @Test
  void ngrams_aMillionTexts_areTheSameInPython() throws Exception {
    Python.require("re");
    Random random = new Random(7);
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Path file = folder.resolve("texts");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < TEXTS; i++) {
        String text = text(i, random).replace('\n', '\r');
        String all = String.join("\u241F", TextTokenizer.ngrams(text)) + "\n";
        sha256.update(all.getBytes(StandardCharsets.UTF_8));
        out.write(units(i < TEXTS - 1 ? text + "\n" : text));
      }
    }
    assertThat(Python.run("ngrams.py", "", "../docs/import-export.md", file.toString()))
        .containsExactly(TEXTS + " " + HexFormat.of().formatHex(sha256.digest()));
  }

  /** Each code point; limits; words of one script; anything, with cut surrogate pairs. */
  private static String text(int number, Random random) {
    StringBuilder text = new StringBuilder();
    if (number < EXHAUSTIVE) {
      for (int p = 0; p < POINTS_A_TEXT; p++) {
        text.append("xY".charAt(p % 2)).appendCodePoint(number * POINTS_A_TEXT + p);
      }
    } else if (number < EXHAUSTIVE + 40) {
      String part = new String[] {"a ", "😀", "𐐀x", "é!"}[number % 4];
      text.append(number % 3 == 0 ? "z" : "").append(part.repeat(100_002 / part.length()));
      text.setLength(100_002 - random.nextInt(4));
    } else {
      int end = ENDS[random.nextInt(ENDS.length)];
      int length = number % 1000 == 0 ? 300 : random.nextInt(10);
      while (text.length() < length) {
        if (random.nextInt(20) == 0) {
          text.append((char) (Character.MIN_SURROGATE + random.nextInt(0x800)));
        } else {
          text.appendCodePoint(random.nextInt(random.nextInt(4) == 0 ? ENDS[0] : end));
        }
      }
    }
    return text.toString();
  }

  private static byte[] units(String text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) text.charAt(i);
      bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
    }
    return bytes;
  }
}
