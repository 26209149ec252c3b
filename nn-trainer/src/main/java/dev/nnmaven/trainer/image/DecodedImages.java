package dev.nnmaven.trainer.image;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ConvertedImage;
import dev.nnmaven.nn.data.image.ImageDecoder;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.data.image.ImageSizeException;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.text.SafeText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Decodes image files in parallel; results are in the given order.
 *
 * @param images one per file
 * @param channels of each
 * @param background what they are drawn on
 * @param whyBackground line on why it is another than the rules say; empty if it is not
 */
record DecodedImages(
    List<Decoded> images,
    Channels channels,
    Background background,
    Optional<String> whyBackground) {

  private static final int FILES_PER_TASK = 64; // enough to make the overhead small

  /** Share of images with colours from which on they are trained on in colour. */
  private static final double LEAST_COLOURED = 0.05;

  /** Middle grey, on which both black and white show. */
  private static final Background GRAY = new Background(0x808080);

  /** A file to decode, its name in messages, and the index of its class. */
  record Entry(Path file, String name, int label) {}

  /**
   * Result for one file.
   *
   * @param size according to its header; empty if unreadable
   * @param pixels the image, scaled, and what it lost
   * @param problem why there is no image; empty if there is one or only its size is wrong
   */
  record Decoded(
      Entry entry,
      Optional<ImageSize> size,
      Optional<ConvertedImage> pixels,
      Optional<String> problem) {}

  /**
   * Decodes the files, by default those of the most common size, and in colour where enough of them
   * have colours. Files of another size are scaled if the rules say so; otherwise only their
   * headers are read. Size and channels are guessed by the first file, and where the guess was
   * wrong, all are decoded again: so memory is needed for the result alone.
   *
   * @throws InterruptedIOException if the thread is interrupted meanwhile
   */
  static DecodedImages of(List<Entry> entries, ImageRules rules) throws IOException {
    DecodedImages decoded =
        rules.background().isPresent()
            ? decodeLikeMost(entries, rules)
            : decodeOnEdges(entries, rules);
    return rules.adapts() ? decoded.visible(entries, rules) : decoded;
  }

  /**
   * The images, on the first of white, black and grey on which the fewest vanish, if some do here.
   */
  private DecodedImages visible(List<Entry> entries, ImageRules rules) throws IOException {
    Set<String> vanishing = AlphaOnlyImages.names(this);
    if (vanishing.isEmpty()) {
      return this;
    }
    List<Entry> transparent =
        images.stream()
            .filter(image -> image.pixels().filter(ConvertedImage::transparent).isPresent())
            .map(Decoded::entry)
            .toList();
    ImageRules same = rules.withChannels(channels).withSize(mostCommonSize(rules).orElseThrow());
    Background best = background;
    int fewest = vanishing.size();
    for (Background other : List.of(Background.WHITE, Background.BLACK, GRAY)) {
      int left = AlphaOnlyImages.names(decodeAll(transparent, same.withBackground(other))).size();
      if (left < fewest) {
        best = other;
        fewest = left;
      }
    }
    if (best.equals(background)) {
      return this;
    }
    String why =
        "background: %s, since %s of %s images would vanish on %s (nn.background): %s"
            .formatted(
                best.specification(),
                vanishing.size(),
                images.size(),
                background.specification(),
                SafeText.first(vanishing, AlphaOnlyImages.MOST_NAMES));
    DecodedImages seen = decodeAll(entries, same.withBackground(best));
    return new DecodedImages(seen.images, channels, best, Optional.of(why));
  }

  /**
   * Decodes the files on what they have at their edges. Transparent pixels are white there, and
   * images are stretched: otherwise what fits them in would be at their edges. Where the colour
   * found is seen in them, all are decoded again.
   */
  private static DecodedImages decodeOnEdges(List<Entry> entries, ImageRules rules)
      throws IOException {
    boolean fits = rules.scaling() == Scaling.FIT;
    DecodedImages onWhite =
        decodeLikeMost(entries, fits ? rules.withScaling(Scaling.STRETCH) : rules);
    Background background = Edges.background(onWhite.pixels().stream().map(ConvertedImage::image));
    boolean seen = onWhite.pixels().stream().anyMatch(ConvertedImage::transparent);
    return fits || seen && !background.equals(Background.WHITE)
        ? decodeLikeMost(entries, rules.withChannels(onWhite.channels).withBackground(background))
        : new DecodedImages(onWhite.images, onWhite.channels, background, Optional.empty());
  }

  private static DecodedImages decodeLikeMost(List<Entry> entries, ImageRules rules)
      throws IOException {
    ImageRules guess = guess(entries, rules);
    DecodedImages decoded = decodeAll(entries, guess);
    Optional<ImageSize> common = decoded.mostCommonSize(rules);
    if (common.isPresent() && !common.equals(guess.size())) {
      guess = guess.withSize(common.get());
      decoded = decodeAll(entries, guess);
    }
    Channels channels = rules.channels().orElse(decoded.chosenChannels());
    return channels == decoded.channels()
        ? decoded
        : decodeAll(entries, guess.withChannels(channels));
  }

  /** The rules, completed by the first readable file: in most data sets it is like all. */
  private static ImageRules guess(List<Entry> entries, ImageRules rules) {
    boolean complete = rules.size().isPresent() && rules.channels().isPresent();
    try (ImageDecoder decoder = new ImageDecoder()) {
      Optional<Decoded> first =
          entries.stream()
              .limit(complete ? 0 : entries.size())
              .map(entry -> decode(entry, decoder, rules))
              .filter(image -> image.size().isPresent())
              .findFirst();
      boolean coloured =
          first.flatMap(Decoded::pixels).filter(ConvertedImage::coloured).isPresent();
      ImageRules guess =
          rules.withChannels(rules.channels().orElse(coloured ? Channels.RGB : Channels.GRAY));
      return rules.size().or(() -> first.flatMap(Decoded::size)).map(guess::withSize).orElse(guess);
    }
  }

  /**
   * In colour if at least {@value #LEAST_COLOURED} of the images have colours that grey would lose.
   * Fewer are mistakes, or scans of paper that is not quite white.
   */
  private Channels chosenChannels() {
    long coloured = pixels().stream().filter(ConvertedImage::coloured).count();
    return coloured > 0 && coloured >= LEAST_COLOURED * pixels().size()
        ? Channels.RGB
        : Channels.GRAY;
  }

  private List<ConvertedImage> pixels() {
    return images.stream().flatMap(image -> image.pixels().stream()).toList();
  }

  private Optional<ImageSize> mostCommonSize(ImageRules rules) {
    return rules.size().or(this::mostCommonSize);
  }

  /** Most common size, by headers. */
  Optional<ImageSize> mostCommonSize() {
    Map<ImageSize, Long> counts =
        images.stream()
            .flatMap(image -> image.size().stream())
            .collect(Collectors.groupingBy(size -> size, Collectors.counting()));
    return counts.keySet().stream()
        .max(Comparator.<ImageSize>comparingLong(counts::get).thenComparing(ImageSize::toString));
  }

  /** Number of files of a size, by headers. */
  long countOf(ImageSize size) {
    return images.stream().filter(image -> image.size().equals(Optional.of(size))).count();
  }

  private static DecodedImages decodeAll(List<Entry> entries, ImageRules rules) throws IOException {
    // Not the common pool: its threads lack a Maven plugin's class loader.
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
      return new DecodedImages(
          images, rules.channelsOrGrey(), rules.backgroundOrWhite(), Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while reading images").initCause(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError end) {
        throw end; // callers say how to give more
      }
      throw new IOException("images could not be decoded: " + e.getCause(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static List<Decoded> decode(List<Entry> entries, ImageRules rules) {
    try (ImageDecoder decoder = new ImageDecoder()) {
      return entries.stream().map(entry -> decode(entry, decoder, rules)).toList();
    }
  }

  private static Decoded decode(Entry entry, ImageDecoder decoder, ImageRules rules) {
    try {
      byte[] file = RegularFile.read(entry.file(), ImageRules.MOST_BYTES);
      ConvertedImage decoded = decoder.decode(file, rules);
      PixelImage image = decoded.image();
      Optional<ConvertedImage> fitted = Optional.of(decoded.with(rules.fit(image)));
      return new Decoded(entry, Optional.of(ImageSize.of(image)), fitted, Optional.empty());
    } catch (ImageSizeException e) {
      return new Decoded(entry, Optional.of(e.found()), Optional.empty(), Optional.empty());
    } catch (IOException e) {
      Optional<String> problem = Optional.of(FileProblem.reason(e));
      return new Decoded(entry, Optional.empty(), Optional.empty(), problem);
    }
  }
}
