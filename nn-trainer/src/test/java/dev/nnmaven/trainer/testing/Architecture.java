package dev.nnmaven.trainer.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds in each module: which package may know which others, and what none may use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
public abstract class Architecture {

  private static final List<String> READERS =
      List.of("java.io.FileInputStream", "java.io.FileReader", "java.io.RandomAccessFile");

  /** Methods of {@link java.nio.file.Files}. */
  private static final List<String> READING =
      List.of(
          ("newInputStream newBufferedReader readString readAllBytes readAllLines lines copy mismatch"
                  + " list find walk walkFileTree newDirectoryStream")
              .split(" ", -1));

  private final String root;
  private final Map<String, List<String>> allowed;
  protected final JavaClasses classes;

  /**
   * Imports the classes of a module.
   *
   * @param one a class of the module
   * @param root its root package
   * @param allowed the packages of the module that a package may use, by name below the root
   */
  protected Architecture(Class<?> one, String root, Map<String, List<String>> allowed) {
    this.root = root;
    this.allowed = allowed;
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false); // names suffice
    classes = new ClassFileImporter().importPath(folder(one));
  }

  private static Path folder(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private Set<String> packages() {
    return classes.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> !name.equals(root))
        .map(name -> name.substring(root.length() + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void packages_all_haveARule() {
    assertThat(packages()).containsExactlyInAnyOrderElementsOf(allowed.keySet());
  }

  @Test
  void classes_ofAPackage_knowOnlyThoseThatTheyMay() {
    for (String name : packages()) {
      String[] others =
          packages().stream()
              .filter(other -> !other.equals(name) && !allowed.get(name).contains(other))
              .map(other -> root + "." + other)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(root + "." + name)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage(root)
          .check(classes);
    }
  }

  @Test
  void packages_all_haveNoCycles() {
    slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
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
        .check(classes);
  }

  /**
   * Where pipes and devices are refused: {@link dev.nnmaven.nn.io.RegularFile} and {@link
   * dev.nnmaven.nn.io.Folder}.
   */
  @Test
  void filesAndFolders_all_areOpenedInOnePlace() {
    noClasses()
        .that()
        .doNotHaveSimpleName("FolderTree") // which goes into subfolders
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
        .check(classes);
  }
}
