package dev.nnmaven.nn.prediction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.testing.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation and other tools read about this package is true. */
class DocumentationTest {

  private static final Path PACKAGE_INFO =
      Path.of("src/main/java/dev/nnmaven/nn/prediction/package-info.java");
  private static final Path PAGE = Path.of("../docs/in-your-application.md");
  private static final String NATIVE_IMAGE =
      "/META-INF/native-image/dev.nnmaven/nn-core/reflect-config.json";

  @TempDir Path classes;

  @Test
  void packageInfo_example_compiles() throws Exception {
    String text = Files.readString(PACKAGE_INFO);
    Matcher example =
        Pattern.compile("\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL).matcher(text);
    assertThat(example.find()).isTrue();
    compile(example.group(1).replaceAll("(?m)^ \\* ?", ""));
  }

  /** The first is a class, the others are statements, each with the names of those before it. */
  @Test
  void page_examples_compile() throws Exception {
    List<String> examples =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE))
            .results()
            .map(example -> example.group(1))
            .toList();
    assertThat(examples).hasSizeGreaterThan(3);
    compileSource(examples.get(0));
    compile(
        "ImageClassifier letters = Model.load(App.class, \"/m\").images();"
            + String.join("", examples.subList(1, examples.size())));
  }

  /** As the body of a method. */
  private void compile(String statements) throws IOException {
    compileSource(
        """
        import dev.nnmaven.nn.prediction.*;
        import dev.nnmaven.nn.compute.*;
        import dev.nnmaven.nn.image.Scaling;
        import java.awt.image.BufferedImage;
        import java.io.File;
        import java.nio.file.Path;
        import java.util.List;
        import java.util.Map;
        import javax.imageio.ImageIO;
        class App {
          void run(BufferedImage black, BufferedImage onWhite) throws Exception {
        """
            + statements
            + "}}");
  }

  private void compileSource(String source) throws IOException {
    Path file = Files.writeString(classes.resolve("App.java"), source);
    Sources.compile(classes, List.of("-cp", "target/classes"), file);
  }

  @Test
  void nativeImageMetadata_namesClassesAndConstructorsThatExist() throws Exception {
    List<String> named = new ArrayList<>();
    try (InputStream in = Model.class.getResourceAsStream(NATIVE_IMAGE)) {
      JsonArray entries = JsonParser.parseReader(new InputStreamReader(in, UTF_8)).getAsJsonArray();
      for (JsonElement entry : entries) {
        JsonObject object = entry.getAsJsonObject();
        Class<?> type = Class.forName(object.get("name").getAsString());
        assertThat(type.getDeclaredConstructor()).isNotNull();
        Class.forName(object.getAsJsonObject("condition").get("typeReachable").getAsString());
        named.add(type.getName());
      }
    }
    assertThat(named)
        .containsExactly(
            "dev.nnmaven.nn.kernel.SimdKernels", "dev.nnmaven.nn.kernel.ElementwiseLoops");
  }

  /** If more were made by name, the metadata would have to say so. */
  @Test
  void sources_ofKernelsAlone_makeClassesOrFindMethodsByName() throws Exception {
    try (var files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String source = Files.readString(file);
        boolean byName =
            Stream.of("Class.forName", "new Gson", ".findStatic(").anyMatch(source::contains);
        boolean isNamed =
            file.endsWith("KernelSelection.java") || file.endsWith("SeparateLoop.java");
        assertThat(byName).as(file.toString()).isEqualTo(isNamed);
      }
    }
  }
}
