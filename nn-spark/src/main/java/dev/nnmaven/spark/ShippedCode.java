package dev.nnmaven.spark;

import dev.nnmaven.nn.io.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipOutputStream;

/**
 * The code that executors need and do not have: the class path of this process without the jars
 * that Spark itself consists of; folders of classes, such as the project's, as jars.
 */
final class ShippedCode {

  private static final Pattern JAR = Pattern.compile("(.+?)-\\d.*\\.jar");

  private static final Set<String> OF_SPARK = ofSpark();

  private ShippedCode() {}

  /** Names without versions, so that they are those of other versions of Spark, too. */
  private static Set<String> ofSpark() {
    InputStream list =
        Objects.requireNonNull(ShippedCode.class.getResourceAsStream("spark-jars.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      return lines.lines().collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether Spark consists of it, among others; by its name. */
  static boolean isOfSpark(Path jar) {
    Matcher name = JAR.matcher(jar.getFileName().toString());
    return name.matches() && OF_SPARK.contains(name.group(1));
  }

  /**
   * Lists the jars to send.
   *
   * @param folder for jars that are made here
   */
  static List<Path> of(List<Path> classPath, Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path file : classPath) {
      if (Files.isDirectory(file)) {
        Path jar = folder.resolve("nn-classes-" + (jars.size() + 1) + ".jar");
        AtomicFile.write(
            jar,
            out -> {
              ZipOutputStream zip = new ZipOutputStream(out);
              Folders.zip(file, UnaryOperator.identity(), zip);
              zip.finish();
            });
        jars.add(jar);
      } else if (Files.isRegularFile(file) && !isOfSpark(file)) {
        jars.add(file);
      }
    }
    return jars;
  }
}
