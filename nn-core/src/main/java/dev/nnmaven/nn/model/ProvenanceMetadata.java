package dev.nnmaven.nn.model;

import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** Converts provenance to and from metadata entries. */
final class ProvenanceMetadata {

  private static final String OPTION_PREFIX = "option.";

  /** Maximum number of options: each is a line of a report. */
  private static final int MOST_OPTIONS = 200;

  private ProvenanceMetadata() {}

  static void write(Provenance provenance, Metadata metadata) {
    metadata.put("producer", provenance.producer());

    if (provenance.options().size() > MOST_OPTIONS) {
      throw new IllegalArgumentException(tooMany(provenance.options().size()));
    }
    provenance
        .options()
        .forEach(
            (name, value) -> {
              Metadata.requireShort("the name of an option", name);
              metadata.put(OPTION_PREFIX + name, value);
            });
    metadata.put("training.sha256", provenance.training().sha256());
    metadata.put("training.images", Integer.toString(provenance.training().samples()));
    HeldOut heldOut = provenance.heldOut();
    if (heldOut instanceof HeldOut.Fraction part) {
      metadata.put("heldOut", "fraction");
      metadata.put("heldOut.fraction", part.fraction().toPlainString());
      metadata.put("heldOut.folderSha256", part.folderSha256());
    } else {
      metadata.put("heldOut", heldOut instanceof HeldOut.Folder ? "folder" : "none");
    }
  }

  static Provenance read(Metadata metadata) throws MalformedFileException {
    SortedMap<String, String> options = new TreeMap<>();
    for (String key : metadata.entries().keySet()) {
      if (key.startsWith(OPTION_PREFIX)) {
        String name = key.substring(OPTION_PREFIX.length());
        Metadata.requireShort("the name of an option", name);
        options.put(name, metadata.text(key));
      }
    }
    if (options.size() > MOST_OPTIONS) {
      throw new MalformedFileException(tooMany(options.size()));
    }
    return new Provenance(
        metadata.text("producer"),
        options,
        new Provenance.TrainingData(
            metadata.text("training.sha256"), metadata.number("training.images")),
        heldOut(metadata));
  }

  private static String tooMany(int options) {
    return "the metadata has %s options, expected at most %s".formatted(options, MOST_OPTIONS);
  }

  private static HeldOut heldOut(Metadata metadata) throws MalformedFileException {
    String kind = metadata.text("heldOut");
    return switch (kind) {
      case "fraction" ->
          new HeldOut.Fraction(
              metadata.parsed("heldOut.fraction", ProvenanceMetadata::fraction),
              metadata.text("heldOut.folderSha256"));
      case "folder" -> new HeldOut.Folder();
      case "none" -> new HeldOut.None();
      default ->
          throw new MalformedFileException(
              "the metadata entry heldOut is \"%s\", expected fraction, folder or none",
              SafeText.text(kind));
    };
  }

  /** Parses a plain decimal between 0 and 1, of limited length to keep arithmetic cheap. */
  private static BigDecimal fraction(String text) {
    if (!text.matches("0\\.[0-9]{1,900}") || new BigDecimal(text).signum() == 0) {
      throw Illegal.argument("expected a number such as 0.2, found \"%s\"", SafeText.text(text));
    }
    return new BigDecimal(text);
  }
}
