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
import com.tngtech.archunit.core.domain.JavaMethod;
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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiPredicate;
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

  /**
   * Each package, and which it may know; the root package is called nn. What is built in belongs to
   * the package that it is built into.
   */
  private static final Map<String, List<String>> ALLOWED =
      rules(
          """
          math:
          random:
          text:
          io: text
          catalog: text
          image: catalog
          activation: math catalog
          loss: activation math catalog
          regularizer: random catalog
          optimizer: nn catalog
          schedule: catalog
          initializer: random catalog
          compute: catalog
          kernel: activation compute
          parallel: kernel compute
          nn: activation loss regularizer initializer kernel random
          layer: nn activation regularizer initializer random catalog kernel parallel text
          data:
          task: loss text
          data.table: data catalog io task text
          data.image: image data catalog compute io kernel task text
          data.image.augmentation: image data.image catalog compute kernel math random text
          textbook: nn data task activation loss regularizer optimizer random
          inference: nn layer kernel data task activation loss random regularizer
          evaluation: inference task data kernel parallel compute loss activation nn
          training: nn layer inference task evaluation data data.image image kernel parallel compute \
          textbook catalog optimizer schedule regularizer loss activation random model
          model: nn layer catalog data data.image data.table image task io kernel activation loss \
          regularizer text
          prediction: nn model data data.image data.table image task catalog inference compute \
          kernel parallel random io text loss activation
          """);

  private static Map<String, List<String>> rules(String text) {
    Map<String, List<String>> rules = new TreeMap<>();
    for (String line : text.lines().toList()) {
      String[] names = line.split(":? ", -1);
      rules.put(names[0].replace(":", ""), List.of(names).subList(1, names.length));
    }
    return rules;
  }

  private static Path folder() {
    try {
      return Path.of(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String packageName(String name) {
    return name.equals("nn") ? ROOT : ROOT + "." + name;
  }

  static Stream<String> packages() {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(ROOT))
        .map(name -> name.equals(ROOT) ? "nn" : name.substring(ROOT.length() + 1))
        .map(name -> name.replace(".builtin", ""))
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
    List<String> allowed = new ArrayList<>(List.of("java..", "javax.."));
    Stream.concat(Stream.of(name), ALLOWED.get(name).stream())
        .map(ArchitectureTest::packageName)
        .forEach(other -> allowed.addAll(List.of(other, other + ".builtin")));
    if (name.equals("model")) {
      allowed.add("com.google.gson..");
    }
    if (name.equals("kernel")) {
      allowed.add("jdk.incubator.vector..");
    }
    classes()
        .that()
        .resideInAnyPackage(packageName(name), packageName(name) + ".builtin")
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

  /** Whether it belongs to a class and has a name, both as Java writes them. */
  private static DescribedPredicate<JavaAccess<?>> access(
      String what, BiPredicate<String, String> test) {
    return DescribedPredicate.describe(
        "it is " + what,
        access -> test.test(access.getTargetOwner().getName(), access.getTarget().getName()));
  }

  /** Pipes and devices are refused there. */
  @Test
  void files_all_areOpenedInOnePlace() {
    List<String> others =
        List.of("newInputStream", "newBufferedReader", "lines", "copy", "mismatch");
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.nnmaven.nn.io.RegularFile")
        .should()
        .accessTargetWhere(
            access(
                "a way to open a file",
                (owner, name) ->
                    owner.matches("java.io.(FileInputStream|FileReader|RandomAccessFile)")
                        || owner.equals("java.nio.file.Files")
                            && (name.startsWith("read") && !name.equals("readAttributes")
                                || others.contains(name))))
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
            access(
                "a way to open a folder",
                (owner, name) ->
                    owner.equals("java.nio.file.Files")
                            && name.matches("list|find|newDirectoryStream|walk.*")
                        || owner.equals("java.io.File") && name.startsWith("list")))
        .check(CLASSES);
  }

  /** Whatever of {@link Math} may differ between platforms; square roots and fma may not. */
  @Test
  void classes_all_useOnlyMathThatIsExact() {
    String exact =
        "abs|addExact|ceil|copySign|floor|floorDiv|floorMod|fma|max|min|multiplyExact|rint|round"
            + "|signum|sqrt|toIntExact";
    noClasses()
        .should()
        .accessTargetWhere(
            access(
                "a function that is not exact",
                (owner, name) -> owner.equals("java.lang.Math") && !name.matches(exact)))
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

  /** What an application may call mentions nothing that it cannot see, and asks for no Optional. */
  @Test
  void exportedTypes_all_areFewAndShowNoOthers() {
    Set<String> exported =
        ModuleFinder.of(CLASSES_FOLDER).findAll().iterator().next().descriptor().exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    List<String> leaks = new ArrayList<>();
    int types = 0;
    for (JavaClass type : CLASSES) {
      if (exported.contains(type.getPackageName()) && isVisible(type)) {
        types += type.isTopLevelClass() ? 1 : 0;
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          shown(unit)
              .filter(shown -> shown.getPackageName().startsWith(ROOT))
              .filter(shown -> !exported.contains(shown.getPackageName()) || !isVisible(shown))
              .forEach(shown -> leaks.add(unit.getFullName() + " shows " + shown.getName()));
          if (unit instanceof JavaMethod
              && !shown(unit).toList().isEmpty()
              && unit.getRawParameterTypes().stream()
                  .anyMatch(one -> one.isEquivalentTo(Optional.class))) {
            leaks.add(unit.getFullName() + " asks for an Optional");
          }
        }
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(types).isLessThanOrEqualTo(82);
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
  }

  /** Types in the signature of what is public or protected, with those that it throws. */
  private static Stream<JavaClass> shown(JavaCodeUnit unit) {
    Set<JavaModifier> modifiers = unit.getModifiers();
    if (!modifiers.contains(JavaModifier.PUBLIC) && !modifiers.contains(JavaModifier.PROTECTED)) {
      return Stream.empty();
    }
    return Stream.of(
            unit.getReturnType().getAllInvolvedRawTypes().stream(),
            unit.getParameterTypes().stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream()),
            unit.getExceptionTypes().stream())
        .flatMap(types -> types)
        .map(JavaClass::getBaseComponentType);
  }

  /** The image has no arrow for what others lead to anyway. */
  @Test
  void diagram_arrows_areTheRules() throws IOException {
    String page = Files.readString(Path.of("../docs/architecture.md"));
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
          ruled.add(from + " --> " + to);
        }
      }
    }
    assertThat(drawn).isEqualTo(ruled);
  }

  private static boolean leadsTo(String from, String to) {
    return ALLOWED.get(from).contains(to)
        || ALLOWED.get(from).stream().anyMatch(next -> leadsTo(next, to));
  }
}
