package dev.nnmaven.trainer.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.io.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The letters in the repository are those of their manifest. */
class LettersTest {

  private static final Path DATA = Path.of("..", "data");

  @Test
  void pixels_ofEveryLetter_areThoseOfTheManifest() throws Exception {
    TreeMap<String, String> found = new TreeMap<>();
    for (String part : List.of("train", "test")) {
      Dataset letters = new ImageFolderReader().readTraining(DATA.resolve(part)).dataset();
      assertThat(letters.classes()).isEqualTo(List.of("A B C D E F G H I J".split(" ", -1)));
      assertThat(letters.countPerClass()).containsOnly(part.equals("train") ? 480 : 120);
      for (LabeledImage letter : letters.images()) {
        byte[] hash = Sha256.start().digest(letter.pixels());
        found.put(part + "/" + letter.name(), HexFormat.of().formatHex(hash));
      }
    }

    TreeMap<String, String> listed = new TreeMap<>();
    List<String> lines = Files.readAllLines(DATA.resolve("manifest.tsv"));
    int hash = List.of(lines.get(0).split("\t", -1)).indexOf("pixel SHA-256");
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.split("\t", -1);
      listed.put(columns[0], columns[hash]);
    }
    assertThat(found).isEqualTo(listed);
    assertThat(found.values()).doesNotHaveDuplicates();
  }
}
