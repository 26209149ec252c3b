package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.nnmaven.trainer.testing.Architecture;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The goals know all libraries, and no library knows a goal. */
class ArchitectureTest extends Architecture {

  ArchitectureTest() {
    super(AbstractNnMojo.class, "dev.nnmaven.plugin", Map.of());
  }

  /** Whoever reads a name knows which class is meant. */
  @Test
  void publicClasses_ofAllModules_haveDifferentNames() {
    Map<String, List<String>> bySimpleName =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.nnmaven")
                .stream()
                .filter(one -> one.isTopLevelClass())
                .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC))
                .collect(
                    Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
    assertThat(bySimpleName.values()).hasSizeGreaterThan(100).allMatch(names -> names.size() == 1);
  }
}
