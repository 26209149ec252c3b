import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Measures the data set: what its README quotes. It stands alone, needs no compiling and works on
 * any folder train/A/*.png, ..., test/J/*.png of 28x28 images.
 *
 * <p>Usage: {@code java data/render/DatasetFigures.java data}
 */
final class DatasetFigures {
  private static final String LETTERS = "ABCDEFGHIJ";
  private static final int PIXELS = 28 * 28;

  private record Sample(char letter, int[] pixels) {}

  private DatasetFigures() {}

  public static void main(String[] args) throws IOException {
    Path data = Path.of(args.length == 1 ? args[0] : "data");
    List<Sample> train = read(data.resolve("train"));
    List<Sample> test = read(data.resolve("test"));
    System.out.printf("Images: %,d to train with, %,d to test with%n", train.size(), test.size());

    List<Sample> all = new ArrayList<>(train);
    all.addAll(test);
    double mean = all.stream().mapToDouble(s -> moment(s, 1)).average().orElseThrow();
    double square = all.stream().mapToDouble(s -> moment(s, 2)).average().orElseThrow();
    System.out.printf(
        "Grey levels: mean %.1f, standard deviation %.1f%n",
        mean, StrictMath.sqrt(square - mean * mean));
    nearestNeighbour(train, test);
    nearRepetitions(train, test);
  }

  /** Gives each test image the letter of the training image with the least squared distance. */
  private static void nearestNeighbour(List<Sample> train, List<Sample> test) {
    int[] correct = new int[LETTERS.length()];
    int[] count = new int[LETTERS.length()];
    for (Sample sample : test) {
      Sample nearest = train.get(0);
      long least = Long.MAX_VALUE;
      for (Sample other : train) {
        long distance = distance(sample, other, least);
        if (distance < least) {
          least = distance;
          nearest = other;
        }
      }
      int letter = LETTERS.indexOf(sample.letter());
      count[letter]++;
      if (nearest.letter() == sample.letter()) {
        correct[letter]++;
      }
    }
    int sum = 0;
    StringBuilder each = new StringBuilder();
    for (int letter = 0; letter < correct.length; letter++) {
      sum += correct[letter];
      each.append(
          String.format(
              " %c %.3f", LETTERS.charAt(letter), (double) correct[letter] / count[letter]));
    }
    double accuracy = (double) sum / test.size();
    System.out.printf(
        "1-nearest-neighbour accuracy: %.3f (standard error %.3f);%s%n",
        accuracy, StrictMath.sqrt(accuracy * (1 - accuracy) / test.size()), each);
  }

  /** Counts test images that hardly differ from a training image of the same letter. */
  private static void nearRepetitions(List<Sample> train, List<Sample> test) {
    int[] near = new int[LETTERS.length()];
    for (Sample sample : test) {
      boolean repeats =
          train.stream()
              .filter(other -> other.letter() == sample.letter())
              .anyMatch(other -> meanDifference(sample, other) < 1);
      if (repeats) {
        near[LETTERS.indexOf(sample.letter())]++;
      }
    }
    StringBuilder each = new StringBuilder();
    for (int letter = 0; letter < near.length; letter++) {
      each.append(' ').append(LETTERS.charAt(letter)).append(' ').append(near[letter]);
    }
    System.out.println(
        "Test images less than 1 grey level in the mean from a training image of their letter:"
            + each);
  }

  private static double meanDifference(Sample a, Sample b) {
    int sum = 0;
    for (int i = 0; i < PIXELS; i++) {
      sum += Math.abs(a.pixels()[i] - b.pixels()[i]);
    }
    return (double) sum / PIXELS;
  }

  private static double moment(Sample sample, int power) {
    double sum = 0;
    for (int pixel : sample.pixels()) {
      sum += power == 1 ? pixel : (double) pixel * pixel;
    }
    return sum / PIXELS;
  }

  /** The squared distance, or something not less than the limit as soon as it is passed. */
  private static long distance(Sample a, Sample b, long limit) {
    long sum = 0;
    for (int i = 0; i < PIXELS && sum < limit; i++) {
      long difference = a.pixels()[i] - b.pixels()[i];
      sum += difference * difference;
    }
    return sum;
  }

  private static List<Sample> read(Path part) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (char letter : LETTERS.toCharArray()) {
      try (Stream<Path> files = Files.list(part.resolve(String.valueOf(letter)))) {
        for (Path file : files.sorted().toList()) {
          BufferedImage image = ImageIO.read(file.toFile());
          if (image == null || image.getWidth() * image.getHeight() != PIXELS) {
            throw new IOException(file + " is no 28x28 image");
          }
          // The raster, not getRGB: that would apply a gamma curve to grey levels.
          Raster raster = image.getRaster();
          samples.add(
              new Sample(
                  letter,
                  raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null)));
        }
      }
    }
    return samples;
  }
}
