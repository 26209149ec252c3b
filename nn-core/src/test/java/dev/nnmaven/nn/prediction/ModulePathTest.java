package dev.nnmaven.nn.prediction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.nnmaven.nn.model.ModelFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module, in a JVM of its own: without the Vector API, and with it. */
class ModulePathTest {

  private static final String SOURCE =
      """
      package app;
      import dev.nnmaven.nn.prediction.Model;
      public class App {
        public static void main(String[] names) {
          for (String name : names) {
            try {
              Model model = Model.load(App.class, name);
              System.out.println(model.pictures().prepared().classify(new float[35]));
            } catch (java.io.IOException e) {
              System.out.println(e.getMessage());
            }
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void load_resourcesOfAModule_areFoundOutsideItsPackages() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Files.writeString(
        folder.resolve("module-info.java"), "module app { requires dev.nnmaven.nn; }");
    Files.writeString(folder.resolve("App.java"), SOURCE);
    String path = "target/classes" + File.pathSeparator + gson();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-nowarn",
                "-proc:none",
                "-p",
                path,
                "-d",
                classes.toString(),
                folder.resolve("module-info.java").toString(),
                folder.resolve("App.java").toString());
    assertThat(status).isZero();
    for (String name : List.of("META-INF/nn/m", "root-m", "app/m")) {
      Path file = classes.resolve(name);
      Files.createDirectories(file.getParent());
      ModelFile.write(file, Examples.model());
    }
    String expected =
        Model.of(Examples.model()).pictures().prepared().classify(new float[35]).toString();
    for (List<String> options :
        List.of(List.<String>of(), List.of("--add-modules", "jdk.incubator.vector"))) {
      assertThat(run(options, path + File.pathSeparator + classes))
          .containsSubsequence(
              expected,
              expected,
              "there is no resource m, seen from app.App; a name from the root of the jar begins"
                  + " with /; module app hides what lies in a package that it does not open:"
                  + " META-INF/nn is none");
    }
  }

  private static String gson() throws Exception {
    return Path.of(Gson.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private List<String> run(List<String> options, String path) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-p", path, "-m", "app/app.App"));
    command.addAll(List.of("/META-INF/nn/m", "/root-m", "m"));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> "exit of " + command).isZero();
    return Files.readAllLines(output, UTF_8);
  }
}
