package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Location of the data, and its kind: folders of images, or a table. Only this class recognizes
 * tables.
 *
 * @param training place of the training data: a folder, or a file
 * @param unused files and folders beside these that look like data but are not read: folders with
 *     some of the same classes, and, without test data, names similar to {@code test}
 */
public record DataLocations(
    Path training, Optional<Path> test, List<Path> unused, boolean isTable) {

  private static final String TRAINING = "train";
  private static final String TEST = "test";

  private static final List<String> ENDINGS =
      List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz", ".jsonl", ".jsonl.gz");

  /** How names of tables end, for messages. */
  public static final String NAMES = ".csv, .tsv or .jsonl (or .gz after it)";

  private static final String NO_TABLE =
      "not a table: no file whose name ends in " + NAMES + ", nor a folder with train.csv";

  /**
   * Finds the data: a table, a folder with {@code train.csv} and perhaps {@code test.csv} (or
   * {@code .tsv} and the like), or folders of images.
   *
   * @param data as configured; may be missing
   * @param ownTest test data as configured, if any; takes precedence
   */
  private static DataLocations in(Path data, Optional<Path> ownTest) {
    List<Path> tables = isTable(data) ? List.of(data) : files(data, TRAINING);
    boolean isTable = !tables.isEmpty();
    Path training = isTable ? tables.get(0) : imageFolder(data);
    boolean isDivided = !training.equals(data);
    // Whatever it is: who reads it says what is wrong with it.
    Stream<Path> tests = isTable ? files(data, TEST).stream() : Stream.of(data.resolve(TEST));
    Optional<Path> test =
        ownTest.or(() -> tests.filter(place -> isDivided && Folder.has(place)).findFirst());
    SortedSet<Path> unused = new TreeSet<>();
    if (isDivided && !isTable) {
      unused.addAll(lookalikes(data, training, ownTest));
    }
    if (isDivided && test.isEmpty()) {
      unused.addAll(nearlyTest(data));
    }
    return new DataLocations(training, test, List.copyOf(unused), isTable);
  }

  /**
   * The folder of training images: {@code train} in the data folder if that has folders, which are
   * the classes; else the data folder itself, which may be missing.
   */
  public static Path imageFolder(Path data) {
    Path training = data.resolve(TRAINING);
    return Folder.folders(training).isEmpty() ? data : training;
  }

  /** Folders beside train, other than test, that share the name of a class folder. */
  private static List<Path> lookalikes(Path data, Path training, Optional<Path> ownTest) {
    Set<String> classes = namesOfFolders(training);
    Optional<Path> own = ownTest.map(DataLocations::absolute);
    return Folder.folders(data).stream()
        .filter(folder -> !List.of(TRAINING, TEST).contains(folder.getFileName().toString()))
        .filter(folder -> !Optional.of(absolute(folder)).equals(own))
        .filter(folder -> !Collections.disjoint(namesOfFolders(folder), classes))
        .toList();
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  /** Names of the folders in a folder, sorted; none if it cannot be read. */
  public static SortedSet<String> namesOfFolders(Path folder) {
    return Folder.folders(folder).stream()
        .map(Folder::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is called nearly as test data: {@code tests}, {@code Test.csv}, {@code test.csv.bz2}. */
  private static List<Path> nearlyTest(Path folder) {
    return entries(folder).stream().filter(entry -> name(entry).startsWith(TEST)).toList();
  }

  private static List<Path> entries(Path folder) {
    try {
      return Folder.entries(folder);
    } catch (IOException e) {
      return List.of(); // who reads the data says what is wrong with the folder
    }
  }

  /** Finds the data of the settings. */
  public static DataLocations in(Settings settings) {
    return in(settings.needed("data").normalize(), settings.file("testData").map(Path::normalize));
  }

  /** Whether a file is a table, by its name. */
  public static boolean isTable(Path file) {
    return ENDINGS.stream().anyMatch(name(file)::endsWith);
  }

  /** Whether each line of a table is a JSON object, by its name. */
  public static boolean isJsonLines(Path file) {
    return name(file).endsWith(".jsonl") || name(file).endsWith(".jsonl.gz");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** Tables of a name, which may end in several ways; who reads them says if they are none. */
  private static List<Path> files(Path folder, String name) {
    return ENDINGS.stream()
        .map(ending -> folder.resolve(name + ending))
        .filter(Folder::has)
        .toList();
  }

  @SuppressWarnings("exports")
  public Unit unit() {
    return isTable ? Unit.ROW : Unit.IMAGE;
  }

  /** Adds a mistake for each parameter that is about other data, and where two tables are meant. */
  void requireFit(SettingsReader reader) {
    requireFit(reader, isTable, training);
    Settings settings = reader.settings();
    Path folder = settings.needed("data");
    for (String name : settings.has("testData") ? List.of(TRAINING) : List.of(TRAINING, TEST)) {
      List<String> files =
          isTable ? files(folder, name).stream().map(DataLocations::name).toList() : List.of();
      if (files.size() > 1) {
        reader.mistake(
            "data",
            "%s has %s; keep one of them",
            SafeText.text(folder),
            String.join(" and ", files));
      }
    }
    if (!settings.has("testData")) {
      requireUsableTest(reader);
    }
    if (settings.has("separator")
        && Stream.concat(Stream.of(training), test.stream()).allMatch(DataLocations::isJsonLines)) {
      reader.mistake(
          "separator",
          "is between the cells of .csv and .tsv, but %s has JSON lines; remove it",
          SafeText.text(training));
    }
    test.filter(place -> isTable(place) != isTable)
        .ifPresent(
            place ->
                reader.mistake(
                    "testData",
                    "%s is %s table, but nn.data is %s; expected both of one kind",
                    place,
                    isTable ? "not a" : "a",
                    isTable ? "one" : "none"));
  }

  /** Found by its name, test data may be anything; the gate must not continue without it. */
  private void requireUsableTest(SettingsReader reader) {
    for (Path place : test.stream().toList()) {
      (isTable ? RegularFile.obstacle(place) : Folder.obstacle(place))
          .ifPresent(
              what ->
                  reader.mistake(
                      "data",
                      "%s %s; expected a %s of test %s, or nothing of that name",
                      SafeText.text(place),
                      what,
                      isTable ? "table" : "folder",
                      unit().many()));
    }
  }

  /** The same for any place, a table or not. */
  public static void requireFit(SettingsReader reader, boolean isTable, Path place) {
    String cause =
        ", but %s is %s; %s"
            .formatted(
                SafeText.text(place),
                isTable ? "a table" : NO_TABLE,
                isTable ? "remove it" : wayToATable(place));
    for (String name : Parameters.names(isTable ? Trait.OF_IMAGES : Trait.OF_ROWS)) {
      if (reader.settings().has(name) || !reader.settings().inside(name).isEmpty()) {
        reader.mistake(name, "is about %s%s", isTable ? "images" : "tables", cause);
        cause = ", too";
      }
    }
  }

  /** What to do where a table is expected. */
  private static String wayToATable(Path place) {
    if (Files.isRegularFile(place)) {
      return "if its rows are comma-separated values, rename it to .csv, if each line is a JSON"
          + " object, to .jsonl; else save it as CSV";
    }
    List<Path> tables = entries(place).stream().filter(DataLocations::isTable).toList();
    return tables.size() == 1
        ? "it holds a table: nn.data=" + SafeText.text(tables.get(0))
        : (Files.exists(place) ? "" : "it " + FileProblem.missing(place) + "; ")
            + "set nn.data to the table, or remove it";
  }
}
