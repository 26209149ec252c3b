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
  void recognize_imagesOfTheData_isRightMoreOftenThanByChance() throws IOException {
    App app = new App();
    int right = 0;
    List<Path> images;
    try (Stream<Path> files = Files.walk(Path.of("data"))) {
      images = files.filter(AppTest::isImage).toList();
    }
    for (Path image : images) {
      String shown = image.getParent().getFileName().toString();
      right += app.recognize(image).best().className().equals(shown) ? 1 : 0;
    }
    int classes = app.recognize(images.get(0)).ranking().size();
    assertTrue(
        classes * right > images.size(),
        right + " of " + images.size() + " images in data are recognized, as by chance");
  }

  /** Files that start with a dot are hidden, such as those that macOS writes beside images. */
  private static boolean isImage(Path file) {
    return file.getFileName().toString().matches("(?i)[^.].*\\.(png|jpe?g|gif|bmp)");
  }
}
