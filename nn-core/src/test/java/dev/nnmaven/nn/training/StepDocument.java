package dev.nnmaven.nn.training;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The document about one training step. Fenced blocks called {@code given} hold what it starts
 * from, those called {@code numbers} what it computes; each of their lines is {@code name = ...}.
 */
final class StepDocument {

  /**
   * A link within the repository.
   *
   * @param text what is clicked on
   * @param target relative to the document
   */
  record Link(String text, String target) {}

  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)]+)\\)");

  private final Path file;
  private final Map<String, String> given = new LinkedHashMap<>();
  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final StringBuilder prose = new StringBuilder();
  private final List<String> textsBeforeNumbers = new ArrayList<>();

  private StepDocument(Path file) {
    this.file = file;
  }

  /** Reads docs/one-training-step.md, next to the module. */
  static StepDocument read() throws IOException {
    Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    Path file = module.resolveSibling("docs").resolve("one-training-step.md");
    StepDocument document = new StepDocument(file);
    String block = null;
    int textStart = 0;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("```")) {
        block = block == null ? line.substring(3) : null;
        if ("numbers".equals(block)) {
          document.textsBeforeNumbers.add(document.prose.substring(textStart));
          textStart = document.prose.length();
        }
      } else if ("given".equals(block)) {
        put(document.given, line);
      } else if ("numbers".equals(block)) {
        put(document.numbers, line);
      } else {
        document.prose.append(line).append('\n');
      }
    }
    return document;
  }

  private static void put(Map<String, String> block, String line) {
    if (line.isBlank()) {
      return;
    }
    String[] parts = line.split(" *= ", 2);
    if (parts.length < 2) {
      throw new AssertionError("expected \"name = ...\", found \"" + line + "\"");
    }
    if (block.put(parts[0], parts[1].strip()) != null) {
      throw new AssertionError(parts[0] + " stands there twice");
    }
  }

  /** Where it is, absolute. */
  Path file() {
    return file;
  }

  /** What it starts from, by name. */
  Map<String, String> given() {
    return given;
  }

  /** A number, a list or a list of lists that it starts from; what follows a // is a comment. */
  <T> T given(String name, Class<T> type) {
    String text = given.getOrDefault(name, "").replaceFirst(" *//.*", "");
    T value = new Gson().fromJson(text, type);
    if (value == null) {
      throw new AssertionError(name + " is not given");
    }
    return value;
  }

  /** What it computes: calculation and result by name. */
  Map<String, String> numbers() {
    return numbers;
  }

  /** Everything else, the drawing included. */
  String prose() {
    return prose.toString();
  }

  /** The text before each block of numbers, back to the block before. */
  List<String> textsBeforeNumbers() {
    return List.copyOf(textsBeforeNumbers);
  }

  /** The links that lead to files of the repository. */
  List<Link> relativeLinks() {
    List<Link> links = new ArrayList<>();
    Matcher matcher = LINK.matcher(prose);
    while (matcher.find()) {
      if (!matcher.group(2).contains("://")) {
        links.add(new Link(matcher.group(1), matcher.group(2)));
      }
    }
    return links;
  }
}
