package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnmaven.nn.prediction.ImageClassifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.testing.Whole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainLettersTest {

  private static final Path DATA = Path.of("..", "data");

  @Test
  void train_ofTheDocumentation_recognizesLettersItHasNotSeen(@TempDir Path folder)
      throws Exception {
    assumeTrue(Whole.includes("training"));
    Path modelFile = folder.resolve("letters.safetensors");
    TrainLetters.train(DATA.resolve("train"), modelFile);

    ImageClassifier letters = Model.load(modelFile).images();
    List<Path> others;
    try (Stream<Path> files = Files.walk(DATA.resolve("test"))) {
      others = files.filter(Files::isRegularFile).toList();
    }
    int right = 0;
    for (Path file : others) {
      String letter = file.getParent().getFileName().toString();
      right += letters.classify(file).best().className().equals(letter) ? 1 : 0;
    }
    assertThat(others).hasSize(1200);
    assertThat(right).isGreaterThan(1080);
  }

  @Test
  void page_example_isTheClassThatRuns() throws Exception {
    assertThat(Files.readString(Path.of("../docs/without-maven.md")))
        .contains(Files.readString(Path.of("src/test/java/com/example/TrainLetters.java")));
  }
}
