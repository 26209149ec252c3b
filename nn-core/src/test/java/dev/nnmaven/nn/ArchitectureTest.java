package dev.nnmaven.nn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may know which, and what none may use. */
class ArchitectureTest {

  private static final String ROOT = "dev.nnmaven.nn";
  private static final Path CLASSES_FOLDER = folder();
  private static final JavaClasses CLASSES = new ClassFileImporter().importPath(CLASSES_FOLDER);

  /** The root package stands here as an empty name. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("math", List.of()),
          Map.entry("random", List.of()),
          Map.entry("text", List.of()),
          Map.entry("io", List.of("catalog", "text")),
          Map.entry("catalog", List.of("text")),
          Map.entry("activation", List.of("math", "catalog")),
          Map.entry("loss", List.of("activation", "math", "catalog")),
          Map.entry("regularizer", List.of("random", "catalog")),
          Map.entry("optimizer", List.of("", "catalog")),
          Map.entry("schedule", List.of("catalog")),
          Map.entry("initializer", List.of("random", "catalog")),
          Map.entry("compute", List.of("catalog")),
          Map.entry("kernel", List.of("activation", "compute")),
          Map.entry("parallel", List.of("kernel", "compute")),
          Map.entry(
              "",
              List.of(
                  "activation",
                  "loss",
                  "regularizer",
                  "initializer",
                  "kernel",
                  "parallel",
                  "random")),
          Map.entry("layer", List.of("", "activation", "regularizer", "catalog", "kernel", "text")),
          Map.entry("data", List.of()),
          Map.entry("task", List.of("loss", "text")),
          Map.entry("data.table", List.of("data", "catalog", "io", "task", "text")),
          Map.entry(
              "data.image", List.of("data", "catalog", "compute", "io", "kernel", "task", "text")),
          Map.entry(
              "data.image.augmentation",
              List.of(
                  "data", "data.image", "catalog", "compute", "kernel", "math", "random", "text")),
          Map.entry(
              "textbook",
              List.of(
                  "", "data", "task", "activation", "loss", "regularizer", "optimizer", "random")),
          Map.entry(
              "inference",
              List.of("", "kernel", "data", "task", "activation", "loss", "random", "regularizer")),
          Map.entry(
              "evaluation",
              List.of(
                  "inference",
                  "task",
                  "data",
                  "kernel",
                  "parallel",
                  "compute",
                  "loss",
                  "activation",
                  "")),
          Map.entry(
              "training",
              List.of(
                  "",
                  "inference",
                  "task",
                  "evaluation",
                  "data",
                  "kernel",
                  "parallel",
                  "compute",
                  "textbook",
                  "catalog",
                  "optimizer",
                  "schedule",
                  "regularizer",
                  "loss",
                  "activation",
                  "random")),
          Map.entry(
              "model",
              List.of(
                  "",
                  "layer",
                  "data",
                  "data.image",
                  "data.table",
                  "task",
                  "io",
                  "kernel",
                  "activation",
                  "loss",
                  "regularizer",
                  "text")),
          Map.entry(
              "prediction",
              List.of(
                  "",
                  "model",
                  "data",
                  "data.image",
                  "data.table",
                  "task",
                  "catalog",
                  "inference",
                  "compute",
                  "kernel",
                  "parallel",
                  "random",
                  "io",
                  "text",
                  "loss",
                  "activation")));

  private static Path folder() {
    try {
      return Path.of(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String packageName(String name) {
    return name.isEmpty() ? ROOT : ROOT + "." + name;
  }

  static Stream<String> packages() {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(ROOT))
        .map(name -> name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1))
        .distinct()
        .sorted();
  }

  @Test
  void packages_all_haveARule() {
    assertThat(packages()).containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void classes_ofAPackage_knowOnlyWhatTheyMay(String name) {
    List<String> allowed = new ArrayList<>(List.of("java..", "javax..", packageName(name)));
    ALLOWED.get(name).forEach(other -> allowed.add(packageName(other)));
    if (name.equals("model")) {
      allowed.add("com.google.gson..");
    }
    if (name.equals("kernel")) {
      allowed.add("jdk.incubator.vector..");
    }
    classes()
        .that()
        .resideInAPackage(packageName(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void packages_all_haveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void classes_all_drawNoUnspecifiedRandomNumbers() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  /** Pipes and devices are refused there. */
  @Test
  void files_all_areOpenedInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.nnmaven.nn.io.RegularFile")
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("it opens a file to read it") {
              @Override
              public boolean test(JavaAccess<?> access) {
                String owner = access.getTargetOwner().getName();
                String name = access.getTarget().getName();
                return owner.equals("java.io.FileInputStream")
                    || owner.equals("java.io.FileReader")
                    || owner.equals("java.io.RandomAccessFile")
                    || (owner.equals("java.nio.file.Files")
                        && (name.startsWith("read") && !name.equals("readAttributes")
                            || List.of(
                                    "newInputStream",
                                    "newBufferedReader",
                                    "lines",
                                    "copy",
                                    "mismatch")
                                .contains(name)));
              }
            })
        .check(CLASSES);
  }

  /** Pipes and devices are refused there, and links into the same folder bounded. */
  @Test
  void folders_all_areOpenedInOnePlace() {
    noClasses()
        .that()
        .haveNameNotMatching("dev.nnmaven.nn.io.Folder(\\$.*)?")
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("it opens a folder") {
              @Override
              public boolean test(JavaAccess<?> access) {
                String owner = access.getTargetOwner().getName();
                String name = access.getTarget().getName();
                return owner.equals("java.nio.file.Files")
                        && (name.equals("list")
                            || name.equals("find")
                            || name.equals("newDirectoryStream")
                            || name.startsWith("walk"))
                    || owner.equals("java.io.File") && name.startsWith("list");
              }
            })
        .check(CLASSES);
  }

  /** Whatever of {@link Math} may differ between platforms; square roots and fma may not. */
  @Test
  void classes_all_useOnlyMathThatIsExact() {
    Set<String> exact =
        Set.of(
            "abs",
            "ceil",
            "copySign",
            "floor",
            "floorMod",
            "fma",
            "max",
            "min",
            "multiplyExact",
            "addExact",
            "toIntExact",
            "sqrt",
            "round",
            "signum",
            "rint",
            "floorDiv");
    noClasses()
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("it is a function that is not exact") {
              @Override
              public boolean test(JavaAccess<?> access) {
                return access.getTargetOwner().isEquivalentTo(Math.class)
                    && !exact.contains(access.getTarget().getName());
              }
            })
        .check(CLASSES);
  }

  @Test
  void classes_all_neitherPrintNorExit() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  /**
   * What an application may call must not mention what it cannot see. Passes of layers are the
   * exception: layers of users compute in plain loops, and only this library asks for passes.
   */
  @Test
  void exportedPackages_publicSignatures_showExportedTypesOnly() {
    ModuleDescriptor module =
        ModuleFinder.of(CLASSES_FOLDER).findAll().iterator().next().descriptor();
    Set<String> exported =
        module.exports().stream()
            .filter(one -> !one.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    List<String> leaks = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      if (exported.contains(type.getPackageName()) && isVisible(type)) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          shown(unit)
              .filter(shown -> shown.getPackageName().startsWith(ROOT))
              .filter(shown -> !exported.contains(shown.getPackageName()) || !isVisible(shown))
              .filter(
                  shown -> !shown.getPackageName().equals(ROOT + ".kernel") || !isOfPasses(unit))
              .forEach(shown -> leaks.add(unit.getFullName() + " shows " + shown.getName()));
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  private static boolean isOfPasses(JavaCodeUnit unit) {
    JavaClass owner = unit.getOwner();
    return owner.isAssignableTo(LayerPass.class)
        || owner.isAssignableTo(Layer.class) && unit.getName().equals("pass")
        || owner.isEquivalentTo(Parameter.class) && unit.getName().equals("matrix");
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
  }

  private static Stream<JavaClass> shown(JavaCodeUnit unit) {
    Set<JavaModifier> modifiers = unit.getModifiers();
    if (!modifiers.contains(JavaModifier.PUBLIC) && !modifiers.contains(JavaModifier.PROTECTED)) {
      return Stream.empty();
    }
    return Stream.concat(
            unit.getReturnType().getAllInvolvedRawTypes().stream(),
            unit.getParameterTypes().stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
        .map(JavaClass::getBaseComponentType);
  }

  /** The picture has no arrow for what others lead to anyway. */
  @Test
  void diagram_arrows_areTheRules() throws IOException {
    String page = Files.readString(Path.of("../docs/core.md"));
    Set<String> drawn = new TreeSet<>();
    Matcher arrows = Pattern.compile("(?m)^  ([\\w.]+) --> (.+)$").matcher(page);
    while (arrows.find()) {
      for (String to : arrows.group(2).split(" & ", -1)) {
        drawn.add(arrows.group(1) + " --> " + to);
      }
    }
    Set<String> ruled = new TreeSet<>();
    for (String from : ALLOWED.keySet()) {
      for (String to : ALLOWED.get(from)) {
        if (ALLOWED.get(from).stream().noneMatch(other -> leadsTo(other, to))) {
          ruled.add(shown(from) + " --> " + shown(to));
        }
      }
    }
    assertThat(drawn).isEqualTo(ruled);
  }

  private static boolean leadsTo(String from, String to) {
    return ALLOWED.get(from).contains(to)
        || ALLOWED.get(from).stream().anyMatch(next -> leadsTo(next, to));
  }

  private static String shown(String name) {
    return name.isEmpty() ? "nn" : name;
  }
}
