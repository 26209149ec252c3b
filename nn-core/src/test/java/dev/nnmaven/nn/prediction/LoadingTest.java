package dev.nnmaven.nn.prediction;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.testing.Jvm;
import dev.nnmaven.nn.testing.Models;
import dev.nnmaven.nn.testing.Sources;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models from files, addresses, streams and jars. */
class LoadingTest {

  @TempDir Path folder;

  private final float[] inputs = Examples.inputs(35, new Random(1));
  private final Classification expected = answer(Model.of(Examples.model()));

  private Classification answer(Model model) {
    return model.images().prepared().classify(inputs);
  }

  private static byte[] content() {
    return Models.bytes(Examples.model());
  }

  @Test
  void load_pathUrlAndStream_giveTheModel() throws IOException {
    Path file = Files.write(folder.resolve("m.safetensors"), content());
    assertThat(answer(Model.load(file))).isEqualTo(expected);
    assertThat(answer(Model.load(file.toUri().toURL()))).isEqualTo(expected);
    boolean[] closed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream(content()) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    assertThat(answer(Model.load(in))).isEqualTo(expected);
    assertThat(closed[0]).as("the stream was closed").isFalse();
  }

  /** A class loaded from the jar itself, as in an application. */
  @Test
  void load_resourceOfJar_givesTheModel() throws Exception {
    Path jar = folder.resolve("app.jar");
    String anchor = "dev/nnmaven/nn/prediction/Examples.class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream type = Examples.class.getResourceAsStream("/" + anchor)) {
      out.putNextEntry(new JarEntry(anchor));
      type.transferTo(out);
      for (String name : new String[] {"nn/m.safetensors", "dev/nnmaven/nn/prediction/m.nn"}) {
        out.putNextEntry(new JarEntry(name));
        out.write(content());
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      Class<?> app = loader.loadClass(Examples.class.getName());
      assertThat(answer(Model.load(app, "/nn/m.safetensors"))).isEqualTo(expected);
      assertThat(answer(Model.load(app, "m.nn"))).isEqualTo(expected);
      URL address = app.getResource("/nn/m.safetensors");
      assertThat(answer(Model.load(address))).isEqualTo(expected);
    }
  }

  @Test
  void load_missing_namesWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> Model.load(Examples.class, "m.safetensors"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageStartingWith(
            "no resource m.safetensors, as seen from dev.nnmaven.nn.prediction.Examples;"
                + " a name from the root of the jar begins with /");
    assertRefused(
        FileNotFoundException.class,
        () -> Model.load(String.class, "/m.safetensors"),
        "no resource /m.safetensors, as seen from java.lang.String; module"
            + " java.base hides resources in packages that it does not open; META-INF/nn is not a"
            + " package");
    Path file = folder.resolve("none");
    assertRefused(
        IOException.class, () -> Model.load(file), "the model file " + file + ": does not exist");
    assertRefused(
        IOException.class,
        () -> Model.load(file.toUri().toURL()),
        "the model " + file.toUri().toURL() + ": does not exist");
  }

  @Test
  void load_damaged_isRefusedByName() throws IOException {
    byte[] text = "no model, but a text".getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("text"), text);
    assertThatThrownBy(() -> Model.load(file))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith(file + " is not a usable model file: ");
    assertThatThrownBy(() -> Model.load(file.toUri().toURL()))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith(file.toUri().toURL() + " is not a usable model file: ");
    byte[] part = Arrays.copyOf(content(), 970);
    assertThatThrownBy(() -> Model.load(new ByteArrayInputStream(part)))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith("the stream is not a usable model file: ");
  }

  /** Neither a path nor an address of a file lets anybody wait for a pipe. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void load_folderByPathOrAddress_isRefused() throws Exception {
    assertRefused(
        IOException.class, () -> Model.load(folder), "the model file " + folder + ": is a folder");
    URL address = folder.toUri().toURL();
    assertRefused(
        IOException.class, () -> Model.load(address), "the model " + address + ": is a folder");
  }

  private static final String SOURCE =
      """
      package app;
      import dev.nnmaven.nn.prediction.Model;
      public class App {
        public static void main(String[] names) {
          for (String name : names) {
            try {
              Model model = Model.load(App.class, name);
              System.out.println(model.images().prepared().classify(new float[35]));
            } catch (java.io.IOException e) {
              System.out.println(e.getMessage());
            }
          }
        }
      }
      """;

  /** An application that is a module, in a JVM of its own: without the Vector API, and with it. */
  @Test
  void load_resourcesOfAModule_areFoundOutsideItsPackages() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path module =
        Files.writeString(
            folder.resolve("module-info.java"), "module app { requires dev.nnmaven.nn; }");
    Path app = Files.writeString(folder.resolve("App.java"), SOURCE);
    String path = "target/classes" + File.pathSeparator + Jvm.GSON;
    Sources.compile(classes, List.of("-p", path), module, app);
    for (String name : List.of("META-INF/nn/m", "root-m", "app/m")) {
      Path file = classes.resolve(name);
      Files.createDirectories(file.getParent());
      ModelFile.write(file, Examples.model());
    }
    String expected =
        Model.of(Examples.model()).images().prepared().classify(new float[35]).toString();
    for (List<String> options :
        List.of(List.<String>of(), List.of("--add-modules", "jdk.incubator.vector"))) {
      assertThat(run(options, path + File.pathSeparator + classes))
          .containsSubsequence(
              expected,
              expected,
              "no resource m, as seen from app.App; a name from the root of the jar begins"
                  + " with /; module app hides resources in packages that it does not open;"
                  + " META-INF/nn is not a package");
    }
  }

  private List<String> run(List<String> options, String path) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Jvm.JAVA);
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
