package dev.nnmaven.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.nnmaven.nn.activation.Activation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What applications find in the jar besides classes, and in its classes besides code. */
class ShippedFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"LICENSE", "NOTICE"})
  void jar_metaInf_hasTheProjectsOwn(String name) {
    assertThat(Path.of("target", "classes", "META-INF", name))
        .hasSameBinaryContentAs(Path.of("..", name));
  }

  @Test
  void exceptions_ofTheJar_haveLineNumbers() {
    Throwable refused =
        catchThrowable(() -> new DenseLayer(0, 1, Activation.of("linear"), List.of()));
    assertThat(refused.getStackTrace()[0].getClassName()).startsWith("dev.nnmaven.nn.");
    assertThat(refused.getStackTrace())
        .filteredOn(element -> element.getClassName().equals(DenseLayer.class.getName()))
        .isNotEmpty()
        .allMatch(element -> element.getLineNumber() > 0)
        .allMatch(element -> "DenseLayer.java".equals(element.getFileName()));
  }
}
