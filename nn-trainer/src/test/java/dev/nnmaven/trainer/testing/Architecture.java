package dev.nnmaven.trainer.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.nnmaven.nn.Network;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds in each module, and of what it may know of the core. */
public abstract class Architecture extends dev.nnmaven.nn.testing.Architecture {

  private final String root;

  protected Architecture(Class<?> one, String root, Map<String, List<String>> allowed) {
    super(one, root, allowed);
    this.root = root;
  }

  protected Architecture(Class<?> one, String root, String allowed) {
    super(one, root, allowed);
    this.root = root;
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
        exports(Network.class).stream()
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
}
