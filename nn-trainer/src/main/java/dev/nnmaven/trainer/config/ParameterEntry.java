package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One parameter, as parsed, listed, recorded, varied and logged. The goal's field of the same name
 * has its description, for Maven.
 *
 * @param <T> its value
 */
public final class ParameterEntry<T> {

  /** What may be true of a parameter. */
  public enum Trait {
    /** A POM has it in {@code <training>}. */
    IN_TRAINING,
    /** A POM has it in {@code <search>}. */
    IN_SEARCH,
    /** It is about images, and makes no sense for tables. */
    OF_IMAGES,
    /** It is about tables, and makes no sense for images. */
    OF_ROWS,
    /** It is a file or a folder. */
    FILE,
    /** The model is the same whatever its value. */
    WITHOUT_EFFECT,
    /** A model's metadata have it, unless it is the default. */
    RECORDED,
    /** A model's metadata have it, and the log, whatever it is. */
    ALWAYS_RECORDED,
    /** The model depends on it, and its metadata cannot hold it. */
    NOT_RECORDED,
    /** A search may vary it. */
    SEARCHED,
    /** A recipe chooses it with the optimizer: it does not where that is configured. */
    CHOSEN_WITH_OPTIMIZER
  }

  private final String name;
  private final Function<String, T> parser;
  private final Function<T, String> writer;
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private @Nullable String whyNotSearched;
  private @Nullable T byDefault;
  private @Nullable Function<T, String> logged;
  private Predicate<T> recorded = value -> true;

  private ParameterEntry(String name, Function<String, T> parser, Function<T, String> writer) {
    this.name = name;
    this.parser = parser;
    this.writer = writer;
  }

  /**
   * A parameter.
   *
   * @param parser throws an IllegalArgumentException that says what is allowed
   * @param writer the way back, in one form for all texts of a value
   */
  static <T> ParameterEntry<T> of(
      String name, Function<String, T> parser, Function<T, String> writer) {
    return new ParameterEntry<>(name, parser, writer);
  }

  static ParameterEntry<String> text(String name) {
    return of(name, text -> text, text -> text);
  }

  static ParameterEntry<Integer> integer(String name, int least, int most) {
    return of(name, text -> Numbers.integer(text, least, most), number -> number.toString());
  }

  static ParameterEntry<Boolean> onOff(String name) {
    return of(name, Switches::of, value -> value.toString()).or(false);
  }

  static ParameterEntry<Path> file(String name) {
    return of(name, Path::of, Path::toString).with(Trait.FILE);
  }

  /**
   * One of some words.
   *
   * @param kind what they are, for the message
   */
  static ParameterEntry<String> words(String name, String kind, String... words) {
    Catalog<String> all = new Catalog<>(kind);
    List.of(words).forEach(word -> all.add(word, () -> word));
    return of(name, all::create, word -> word);
  }

  // What follows describes it further, and is for the table alone.

  ParameterEntry<T> with(Trait... more) {
    traits.addAll(List.of(more));
    return this;
  }

  /** Its default. */
  ParameterEntry<T> or(T value) {
    byDefault = value;
    return this;
  }

  ParameterEntry<T> notSearched(String why) {
    whyNotSearched = why;
    return this;
  }

  /** What the log says of a value, if it is not the default. */
  ParameterEntry<T> logged(Function<T, String> words) {
    logged = words;
    return this;
  }

  /** Which values a model's metadata have, if not all; the network says the others. */
  ParameterEntry<T> recordedIf(Predicate<T> which) {
    recorded = which;
    return this;
  }

  public String name() {
    return name;
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether a model's metadata have it, always or unless it is the default. */
  public boolean isRecorded() {
    return is(Trait.RECORDED) || is(Trait.ALWAYS_RECORDED);
  }

  /** The element of a POM that it is in; its property is {@code nn.NAME} anyway. */
  public String group() {
    return is(Trait.IN_TRAINING) ? "training" : is(Trait.IN_SEARCH) ? "search" : "configuration";
  }

  /** How a POM has it: {@code <training><epochs>9</epochs></training>}. */
  public String line(String text) {
    return "<%1$s><%2$s>%3$s</%2$s></%1$s>"
        .formatted(group(), name, text.isBlank() ? "..." : text.strip());
  }

  /** Why a search must not vary it; empty if it may, or without a specific reason. */
  public Optional<String> whyNotSearched() {
    return Optional.ofNullable(whyNotSearched);
  }

  /**
   * Parses a text.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  T parse(String text) {
    return parser.apply(text);
  }

  /** A value as it is written in a POM. */
  public String text(T value) {
    return writer.apply(value);
  }

  /** Its default; empty if there is none, or it follows from other parameters. */
  Optional<T> byDefault() {
    return Optional.ofNullable(byDefault);
  }

  /**
   * Whether a text is another way to write the default.
   *
   * @throws IllegalArgumentException if it is not valid
   */
  public boolean isDefault(String text) {
    return byDefault != null && byDefault.equals(parse(text));
  }

  /** As metadata have it; empty if they do not. */
  Optional<String> record(Settings settings) {
    return isRecorded() ? notDefault(settings).filter(recorded).map(writer) : Optional.empty();
  }

  /** As the log has it; empty if there is nothing to say. */
  Optional<String> log(Settings settings) {
    return logged == null
        ? Optional.empty()
        : notDefault(settings).map(logged).filter(words -> !words.isEmpty());
  }

  private Optional<T> notDefault(Settings settings) {
    Optional<T> value = settings.find(this).or(this::byDefault);
    Optional<String> usual = byDefault().map(writer);
    return value.filter(set -> is(Trait.ALWAYS_RECORDED) || !usual.equals(Optional.of(text(set))));
  }
}
