package dev.nnmaven.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.nnmaven.nn.Network;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package of the plugin may know which others. */
class ArchitectureTest {

  private static final String ROOT = "dev.nnmaven.plugin";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPath(folder());

  /** Those of {@link #ROOT} stand in no list: the goals know all packages, and none knows goals. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("text", List.of()),
          Map.entry("extension", List.of()),
          Map.entry("files", List.of()),
          Map.entry("config", List.of("text")),
          Map.entry("table", List.of("config", "text")),
          Map.entry("data", List.of("table", "config", "text")),
          Map.entry("measure", List.of("config", "text")),
          Map.entry("job", List.of("data", "measure", "config", "text")),
          Map.entry("imported", List.of("job", "config", "text")),
          Map.entry("onnx", List.of("config")),
          Map.entry("predict", List.of("files", "table", "config", "text")),
          Map.entry("baseline", List.of("job", "data", "config", "text")),
          Map.entry("evidence", List.of("baseline", "job", "data", "config", "text")),
          Map.entry(
              "gate", List.of("evidence", "baseline", "imported", "job", "data", "config", "text")),
          Map.entry(
              "console",
              List.of("evidence", "gate", "baseline", "job", "data", "measure", "config", "text")),
          Map.entry("report.html", List.of("evidence", "gate", "baseline", "job", "data", "text")),
          Map.entry(
              "report",
              List.of("report.html", "evidence", "gate", "baseline", "job", "data", "text")),
          Map.entry("site", List.of("report", "gate", "text")),
          Map.entry("aggregate", List.of("report", "report.html", "gate", "text")),
          Map.entry("report.html.search", List.of("search", "report.html")),
          // The template of its page, with the icons of the other one.
          Map.entry("report.html.aggregate", List.of("aggregate", "report.html")),
          Map.entry(
              "task", List.of("console", "report", "job", "data", "measure", "config", "text")),
          Map.entry(
              "search",
              List.of(
                  "task", "console", "report.html", "job", "data", "measure", "config", "text")),
          Map.entry("fork", List.of("search", "task", "job", "console", "config", "text")),
          Map.entry("uptodate", List.of("files", "task", "job", "config")));

  private static final List<String> READERS =
      List.of("java.io.FileInputStream", "java.io.FileReader", "java.io.RandomAccessFile");

  /** Methods of {@link java.nio.file.Files}. */
  private static final List<String> READING =
      List.of(
          "newInputStream",
          "newBufferedReader",
          "readString",
          "readAllBytes",
          "readAllLines",
          "lines",
          "copy",
          "mismatch",
          "list",
          "find",
          "walk",
          "walkFileTree",
          "newDirectoryStream");

  private static Path folder() {
    return folder(AbstractNnMojo.class);
  }

  private static Path folder(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<String> packages() {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> !name.equals(ROOT))
        .map(name -> name.substring(ROOT.length() + 1))
        .distinct()
        .sorted();
  }

  @Test
  void packages_all_haveARule() {
    assertThat(packages()).containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void classes_ofAPackage_knowOnlyThoseOfThePluginThatTheyMay(String name) {
    String[] others =
        packages()
            .filter(other -> !other.equals(name) && !ALLOWED.get(name).contains(other))
            .map(other -> ROOT + "." + other)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }

  @Test
  void packages_all_haveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** What the core does not export may change without notice. */
  @Test
  void classes_ofTheCore_areUsedOnlyWhereTheyAreExported() {
    String[] exported =
        ModuleFinder.of(folder(Network.class))
            .findAll()
            .iterator()
            .next()
            .descriptor()
            .exports()
            .stream()
            .map(ModuleDescriptor.Exports::source)
            .toArray(String[]::new);
    assertThat(exported).isNotEmpty();
    classes()
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideOutsideOfPackage("dev.nnmaven.nn..")
                .or(JavaClass.Predicates.resideInAnyPackage(exported)))
        .check(CLASSES);
  }

  /** So that all of them can be tried without Maven. */
  @Test
  void classes_belowTheGoals_doNotKnowMaven() {
    classes()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideOutsideOfPackages("org.apache.maven..")
                .or(JavaClass.Predicates.resideInAPackage("org.apache.maven.doxia..")))
        .check(CLASSES);
  }

  /**
   * Where pipes and devices are refused: {@link dev.nnmaven.nn.io.RegularFile} and {@link
   * dev.nnmaven.nn.io.Folder}.
   */
  @Test
  void filesAndFolders_all_areOpenedInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".files") // which goes into sub-folders
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("it opens a file or folder to read it") {
              @Override
              public boolean test(JavaAccess<?> access) {
                String owner = access.getTargetOwner().getName();
                String name = access.getTarget().getName();
                return READERS.contains(owner)
                    || (owner.equals("java.io.File") && name.startsWith("list"))
                    || (owner.equals("java.nio.file.Files") && READING.contains(name));
              }
            })
        .check(CLASSES);
  }
}
