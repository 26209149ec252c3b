package dev.nnmaven.nn.data;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Image files decoded on all processors, in the order in which they were given.
 *
 * @param images one for each file
 */
record DecodedImages(List<Decoded> images) {

  /** Files that one task decodes: enough to make handing it over cheap. */
  private static final int FILES_PER_TASK = 64;

  /**
   * A file to decode.
   *
   * @param name what messages call it
   * @param label its class
   */
  record Entry(Path file, String name, int label) {}

  /**
   * What became of it.
   *
   * @param size what its header says, or null if it has none
   * @param grey the image, or null
   * @param traits what the grey image does not show, or null
   * @param problem why there is no image, or null if only its size is wrong
   */
  record Decoded(
      Entry entry, ImageSize size, GreyImage grey, GreyPixels.Traits traits, String problem) {

    static Decoded none(Entry entry, String problem) {
      return new Decoded(entry, null, null, null, problem);
    }
  }

  /**
   * Decodes the files of the rules' size, or scales them. Where the rules say none, it is the most
   * frequent one: files of another are not decoded, but their headers are read.
   *
   * @throws InterruptedIOException if the thread is interrupted meanwhile
   */
  static DecodedImages of(List<Entry> entries, PictureRules rules) throws IOException {
    if (rules.size().isPresent()) {
      return decodeAll(entries, rules);
    }
    Optional<ImageSize> guess = firstSize(entries, rules);
    if (guess.isEmpty()) {
      return decodeAll(entries, rules);
    }
    DecodedImages guessed = decodeAll(entries, rules.withSize(guess.get()));
    ImageSize common = guessed.mostCommonSize().orElse(guess.get());
    return common.equals(guess.get()) ? guessed : decodeAll(entries, rules.withSize(common));
  }

  /** That of the first file that has one: in most data sets it is that of all. */
  private static Optional<ImageSize> firstSize(List<Entry> entries, PictureRules rules) {
    try (ImageDecoder decoder = new ImageDecoder()) {
      for (Entry entry : entries) {
        try {
          byte[] file = RegularFile.read(entry.file(), GreyImage.MOST_BYTES);
          return Optional.of(decoder.size(file, rules));
        } catch (IOException e) {
          // It is told when it is decoded.
        }
      }
      return Optional.empty();
    }
  }

  /** The size that most files have, by their headers. */
  Optional<ImageSize> mostCommonSize() {
    Map<ImageSize, Long> counts =
        images.stream()
            .filter(image -> image.size() != null)
            .collect(Collectors.groupingBy(Decoded::size, Collectors.counting()));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<ImageSize, Long>comparingByValue()
                .thenComparing(entry -> entry.getKey().toString()))
        .map(Map.Entry::getKey);
  }

  /** How many files have that size, by their headers. */
  long countOf(ImageSize size) {
    return images.stream().filter(image -> size.equals(image.size())).count();
  }

  /**
   * Decodes the files.
   *
   * @throws InterruptedIOException if the thread is interrupted meanwhile
   */
  private static DecodedImages decodeAll(List<Entry> entries, PictureRules rules)
      throws IOException {
    // Not the common pool: its threads do not have the class loader of a Maven plugin.
    ExecutorService workers = Executors.newFixedThreadPool(rules.threads());
    try {
      List<Future<List<Decoded>>> parts = new ArrayList<>();
      for (int i = 0; i < entries.size(); i += FILES_PER_TASK) {
        List<Entry> part = entries.subList(i, Math.min(i + FILES_PER_TASK, entries.size()));
        parts.add(workers.submit(() -> decode(part, rules)));
      }
      List<Decoded> images = new ArrayList<>();
      for (Future<List<Decoded>> part : parts) {
        if (Thread.interrupted()) { // get() would not notice where a part is done already
          throw new InterruptedException();
        }
        images.addAll(part.get());
      }
      return new DecodedImages(images);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while reading images").initCause(e);
    } catch (ExecutionException e) {
      throw new IOException("images could not be decoded: " + e.getCause(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static List<Decoded> decode(List<Entry> entries, PictureRules rules) {
    try (ImageDecoder decoder = new ImageDecoder()) {
      return entries.stream().map(entry -> decode(entry, decoder, rules)).toList();
    }
  }

  private static Decoded decode(Entry entry, ImageDecoder decoder, PictureRules rules) {
    try {
      byte[] file = RegularFile.read(entry.file(), GreyImage.MOST_BYTES);
      ImageDecoder.Decoded decoded = decoder.decode(file, rules);
      ImageSize size = decoded.image().size();
      return new Decoded(entry, size, rules.fit(decoded.image()), decoded.traits(), null);
    } catch (ImageSizeException e) {
      return new Decoded(entry, e.found(), null, null, null);
    } catch (IOException e) {
      return Decoded.none(entry, FileProblem.reason(e));
    }
  }
}
