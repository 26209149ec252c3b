package dev.nnmaven.nn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.nnmaven.nn.testing.Architecture;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** What holds in the core, besides what holds in each module. */
class ArchitectureTest extends Architecture {

  private static final String ROOT = "dev.nnmaven.nn";

  /** The root package is called nn. */
  ArchitectureTest() {
    super(
        Network.class,
        ROOT,
        """
        math:
        random:
        text:
        io: text
        catalog: text
        image: catalog text
        activation: math catalog
        loss: activation math catalog
        regularizer: random catalog
        optimizer: nn catalog
        schedule: catalog text
        initializer: random catalog
        compute: catalog
        kernel: activation compute
        parallel: kernel compute
        nn: activation loss regularizer initializer kernel random text
        layer: nn activation regularizer initializer random catalog kernel parallel text
        data: text
        task: loss text
        data.table: data catalog io task text
        data.image: image data catalog compute io kernel task text
        data.image.augmentation: image data.image catalog compute kernel math random text
        textbook: nn data task activation loss regularizer optimizer random
        inference: nn layer kernel data task activation loss random regularizer
        evaluation: inference task data kernel parallel compute loss activation nn
        training: nn layer inference task evaluation data kernel parallel compute textbook catalog \
        optimizer schedule regularizer loss activation random text
        model: nn layer catalog data data.image data.table image task io kernel activation loss \
        regularizer text
        prediction: nn model data data.image data.table image task catalog inference compute \
        kernel parallel random io text loss activation
        """);
  }

  @Test
  void classes_all_needNoLibraryButThoseOfJavaAndGson() {
    for (String library : List.of("model com.google.gson..", "kernel jdk.incubator.vector..")) {
      String[] names = library.split(" ", -1);
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "." + names[0])
          .should()
          .dependOnClassesThat()
          .resideInAPackage(names[1])
          .check(classes);
    }
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "..", "java..", "javax..", "com.google.gson..", "jdk.incubator.vector..")
        .check(classes);
  }

  @Test
  void packages_all_haveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void classes_all_drawNoUnspecifiedRandomNumbers() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(classes);
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
        .check(classes);
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
        .check(classes);
  }

  /** What an application may call mentions nothing that it cannot see, and asks for no Optional. */
  @Test
  void exportedTypes_all_areFewAndShowNoOthers() {
    Set<String> exported =
        exports(Network.class).stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    List<String> leaks = new ArrayList<>();
    int types = 0;
    for (JavaClass type : classes) {
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
    assertThat(types).isLessThanOrEqualTo(81);
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
    for (String from : allowed.keySet()) {
      for (String to : allowed.get(from)) {
        if (allowed.get(from).stream().noneMatch(other -> leadsTo(other, to))) {
          ruled.add(from + " --> " + to);
        }
      }
    }
    assertThat(drawn).isEqualTo(ruled);
  }

  private boolean leadsTo(String from, String to) {
    return allowed.get(from).contains(to)
        || allowed.get(from).stream().anyMatch(next -> leadsTo(next, to));
  }
}
