package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.text.SafeText;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Settings of the data: its location, and the part of it that is test data.
 *
 * @param fraction of test data, configured or default; used if there is no other
 * @param groups what finds images that are held out together; rows have their split
 * @param heldOutEachEpoch whether the held-out part is also looked at after each epoch of training,
 *     which decides nothing
 * @param tolerated problems of images that only warn
 * @param table settings of tables, which are of no effect on images
 */
public record DataSettings(
    DataLocations places,
    BigDecimal fraction,
    Optional<Pattern> groups,
    boolean heldOutEachEpoch,
    Set<Tolerated> tolerated,
    TableSettings table) {

  /** Default fraction of test data, if none is configured. */
  public static final BigDecimal DEFAULT_FRACTION = new BigDecimal("0.2");

  /** Parses the settings; all but {@code data} may be absent. */
  public static DataSettings parse(SettingsReader reader) {
    DataLocations places = DataLocations.in(reader.settings());
    places.requireFit(reader);
    Optional<BigDecimal> fraction = reader.find(Parameters.TEST_FRACTION);
    if (fraction.isPresent() && places.test().isPresent()) {
      reader.mistake(
          Parameters.TEST_FRACTION,
          "%s has no effect, since there %s in %s; remove one of them",
          reader.settings().text("testFraction").strip(),
          places.isTable() ? "is test data" : "are test images",
          places.test().get());
    }
    boolean eachEpoch = reader.get(Parameters.HELD_OUT_EACH_EPOCH);
    boolean isNone = fraction.isPresent() && fraction.get().signum() == 0;
    if (eachEpoch && isNone && places.test().isEmpty()) {
      reader.mistake(
          Parameters.HELD_OUT_EACH_EPOCH, "has no effect without test data (nn.testFraction=0)");
    }
    return new DataSettings(
        places,
        fraction.orElse(DEFAULT_FRACTION),
        places.isTable() ? Optional.empty() : reader.find(Parameters.GROUPS),
        eachEpoch,
        reader.get(Parameters.TOLERATE),
        TableSettings.parse(reader));
  }

  /** Parses a fraction of images that are not trained on: at least 0, and below 1. */
  static BigDecimal heldOutFraction(String text) {
    BigDecimal share = Numbers.share(text);
    if (share.compareTo(BigDecimal.ONE) == 0) {
      throw new IllegalArgumentException("1 would leave nothing to train on");
    }
    return share;
  }

  /** Warnings about the places, one line each. */
  public List<String> warnings() {
    if (places.unused().isEmpty()) {
      return List.of();
    }
    List<String> names =
        places.unused().stream().map(file -> SafeText.text(file.getFileName())).toList();
    Path training = places.training().toAbsolutePath();
    return List.of(
        ("%s holds %s, and also %s, which %s not used; test %s are looked for in %s, or where"
                + " nn.testData points")
            .formatted(
                training.getParent(),
                training.getFileName(),
                String.join(" and ", names),
                names.size() == 1 ? "is" : "are",
                places.unit().many(),
                places.isTable() ? "test.csv (.tsv, .jsonl, or .gz after it)" : "\"test\""));
  }

  public Path training() {
    return places.training();
  }

  public Optional<Path> test() {
    return places.test();
  }
}
