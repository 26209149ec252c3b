package ${package};

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The application with its model, as users get it; how good the model is, the gate has to say. */
class AppTest {

  @Test
  void recognize_picturesOfTheData_isRightMoreOftenThanByChance() throws IOException {
    App app = new App();
    int right = 0;
    List<Path> pictures;
    try (Stream<Path> files = Files.walk(Path.of("data"))) {
      pictures =
          files.filter(file -> file.toString().matches("(?i).+\\.(png|jpe?g|gif|bmp)")).toList();
    }
    for (Path picture : pictures) {
      String shown = picture.getParent().getFileName().toString();
      right += app.recognize(picture).best().className().equals(shown) ? 1 : 0;
    }
    int classes = app.recognize(pictures.get(0)).ranking().size();
    assertTrue(
        classes * right > pictures.size(),
        right + " of " + pictures.size() + " pictures in data are recognized, as by chance");
  }
}
