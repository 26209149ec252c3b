package dev.nnmaven.nn.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds in each module: which package may know which others, and where files are opened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
public abstract class Architecture {

  private static final Pattern OPENING =
      Pattern.compile(
          "java.io.(FileInputStream|FileReader|RandomAccessFile)\\..*|java.io.File.list.*"
              + "|java.nio.file.Files.(read(?!(Attributes|SymbolicLink)$).*|newInputStream|newBufferedReader"
              + "|newDirectoryStream|lines|copy|mismatch|list|find|walk.*)");

  private final String root;
  protected final Map<String, List<String>> allowed;
  protected final JavaClasses classes;

  /**
   * Imports the classes of a module.
   *
   * @param one a class of the module
   * @param root its root package, which goes by the last part of its name
   * @param allowed the packages of the module that a package may use, by name below the root; what
   *     is built in belongs to the package that it is built into
   */
  protected Architecture(Class<?> one, String root, Map<String, List<String>> allowed) {
    this.root = root;
    this.allowed = allowed;
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false); // names suffice
    classes = new ClassFileImporter().importPath(folder(one));
  }

  /** The same, by lines such as {@code config: files text}. */
  protected Architecture(Class<?> one, String root, String rules) {
    this(one, root, parse(rules));
  }

  private static Map<String, List<String>> parse(String rules) {
    Map<String, List<String>> allowed = new TreeMap<>();
    for (String line : rules.lines().toList()) {
      String[] names = line.replaceFirst(":", "").split(" ", -1);
      allowed.put(names[0], List.of(names).subList(1, names.length));
    }
    return allowed;
  }

  /** Where the classes of a module are. */
  public static Path folder(Class<?> type) {
    return assertDoesNotThrow(
        () -> Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }

  /** What the module of a class exports. */
  protected static Set<ModuleDescriptor.Exports> exports(Class<?> type) {
    return ModuleFinder.of(folder(type)).findAll().iterator().next().descriptor().exports();
  }

  private String rootName() {
    return root.substring(root.lastIndexOf('.') + 1);
  }

  private String name(JavaClass type) {
    String name = type.getPackageName().replaceFirst("\\.builtin$", "");
    return name.equals(root) ? rootName() : name.substring(root.length() + 1);
  }

  /** The root only if there is a rule for it; without one, nobody may know it. */
  private Set<String> packages() {
    return classes.stream()
        .filter(type -> type.getPackageName().startsWith(root))
        .map(this::name)
        .filter(name -> !name.equals(rootName()) || allowed.containsKey(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void packages_all_haveARule() {
    assertThat(packages()).containsExactlyInAnyOrderElementsOf(allowed.keySet());
  }

  @Test
  void classes_ofAPackage_knowOnlyThoseThatTheyMay() {
    for (String from : packages()) {
      noClasses()
          .that(in(from))
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "belong to packages that " + from + " may not know",
                  type ->
                      type.getPackageName().startsWith(root)
                          && !name(type).equals(from)
                          && !allowed.get(from).contains(name(type))))
          .check(classes);
    }
  }

  private DescribedPredicate<JavaClass> in(String name) {
    return DescribedPredicate.describe(
        "belong to " + name,
        type -> type.getPackageName().startsWith(root) && name(type).equals(name));
  }

  /** Whether it belongs to a class and has a name, both as Java writes them. */
  protected static DescribedPredicate<JavaAccess<?>> access(
      String what, BiPredicate<String, String> test) {
    return DescribedPredicate.describe(
        "it is " + what,
        access -> test.test(access.getTargetOwner().getName(), access.getTarget().getName()));
  }

  /** Where pipes and devices are refused, and links into the same folder bounded. */
  @Test
  void filesAndFolders_all_areOpenedInOnePlace() {
    noClasses()
        .that()
        .haveNameNotMatching(
            "dev.nnmaven.nn.io.(RegularFile|Folder(\\$.*)?)|.*\\.FolderTree") // into subfolders
        .should()
        .accessTargetWhere(
            access(
                "a way to open a file or folder",
                (owner, name) -> OPENING.matcher(owner + "." + name).matches()))
        .check(classes);
  }
}
