package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Images of one size, of some classes. */
public final class ImageExamples implements Examples {

  private final Dataset images;
  private final Fingerprint fingerprint;

  public ImageExamples(Dataset images) {
    this.images = images;
    this.fingerprint = new Fingerprint(images::fingerprint);
  }

  @Override
  public Unit unit() {
    return Unit.IMAGE;
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public String form() {
    return "images of %s x %s %spixels"
        .formatted(
            images.width(), images.height(), images.channels() == Channels.GRAY ? "" : "RGB ");
  }

  @Override
  public String name(int example) {
    return image(example).name();
  }

  @Override
  public List<String> classes() {
    return images.classes();
  }

  @Override
  public int label(int example) {
    return image(example).label();
  }

  /** Of the pixels. */
  @Override
  public long[] contentKeys() {
    return images.contentKeys();
  }

  @Override
  public List<String> constant() {
    return images.images().stream()
        .filter(image -> isConstant(image.pixels(), images.channels().count()))
        .map(LabeledImage::name)
        .toList();
  }

  private static boolean isConstant(byte[] pixels, int channels) {
    for (int i = channels; i < pixels.length; i++) {
      if (pixels[i] != pixels[i - channels]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String fingerprint() {
    return fingerprint.get();
  }

  @Override
  public Examples of(List<Integer> some) {
    return with(some.stream().map(images.images()::get).toList());
  }

  @Override
  public Examples and(Examples others) {
    List<LabeledImage> all = new ArrayList<>(images.images());
    all.addAll(others.images().orElseThrow().images());
    return with(all);
  }

  @Override
  public Split split(BigDecimal fraction) throws DatasetException {
    long[] keys = contentKeys();
    return HeldOutSplit.ofClasses(this, keys, fraction).split(new Wording(keys));
  }

  /** What is said of a split of images, by their contents. */
  private record Wording(long[] keys) implements HeldOutSplit.Wording {

    @Override
    public String tooFew(HeldOutSplit split, String part, int size) {
      return "%s has too few different images to hold some out (%s): add images, or give test images of their own"
          .formatted(part, size);
    }

    @Override
    public String why(HeldOutSplit split, int part) {
      return "%s of them have the same pixels as another, and equal images stay together"
          .formatted(repeated(keys, split, part));
    }
  }

  /** Number of held-out images of a class that equal another of these. */
  private static long repeated(long[] keys, HeldOutSplit split, int label) {
    long[] held =
        IntStream.range(0, keys.length)
            .filter(i -> split.held()[i] && split.parts()[i] == label)
            .mapToLong(i -> keys[i])
            .toArray();
    Set<Long> repeated = DataHealth.repeated(Arrays.stream(held));
    return Arrays.stream(held).filter(repeated::contains).count();
  }

  @Override
  public String inputs(Preprocessing preprocessing) {
    return "an image has " + ((ImagePreprocessing) preprocessing).inputsInWords();
  }

  @Override
  public Samples samples(Preprocessing preprocessing, Task<?> task) {
    return new ImageSamples(images, (ImagePreprocessing) preprocessing);
  }

  @Override
  public Optional<Dataset> images() {
    return Optional.of(images);
  }

  private LabeledImage image(int example) {
    return images.images().get(example);
  }

  private ImageExamples with(List<LabeledImage> some) {
    return new ImageExamples(images.with(some));
  }
}
