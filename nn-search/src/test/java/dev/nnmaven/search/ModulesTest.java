package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.protobuf.Message;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.nnmaven.gate.Judge;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.testing.Architecture;
import dev.nnmaven.trainer.config.Settings;
import gg.jte.TemplateEngine;
import java.io.File;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.util.onnx.ONNXUtils;

/** The libraries as modules: what they show to everybody, and that they work as such. */
class ModulesTest {

  /** Most public types; the docs promise a few, and these need the others. */
  private static final int MOST_TYPES = 150;

  private static final List<Class<?>> LIBRARIES =
      List.of(Network.class, Settings.class, Judge.class, SearchTask.class);

  private static final List<Class<?>> OTHERS =
      List.of(Gson.class, CsvReader.class, Message.class, ONNXUtils.class, TemplateEngine.class);

  /** Public types of the packages that everybody may use, nested ones included. */
  private static List<Class<?>> types() throws Exception {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> library : LIBRARIES) {
      ModuleReference module =
          ModuleFinder.of(Architecture.folder(library)).findAll().iterator().next();
      Set<String> packages =
          module.descriptor().exports().stream()
              .filter(one -> !one.isQualified())
              .map(Exports::source)
              .collect(Collectors.toSet());
      try (ModuleReader files = module.open()) {
        for (String file : files.list().filter(name -> name.endsWith(".class")).toList()) {
          String name = file.replace(".class", "").replace('/', '.');
          if (packages.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
            types.add(Class.forName(name));
          }
        }
      }
    }
    types.removeIf(type -> !Modifier.isPublic(type.getModifiers()) || type.isSynthetic());
    return types;
  }

  @Test
  void types_forEverybody_areFew() throws Exception {
    assertThat(types())
        .filteredOn(type -> type.getEnclosingClass() == null)
        .hasSizeBetween(LIBRARIES.size(), MOST_TYPES);
  }

  @Test
  void methods_forEverybody_takeNoOptional() throws Exception {
    assertThat(types())
        .flatExtracting(type -> List.of(type.getMethods()))
        .filteredOn(one -> List.of(one.getParameterTypes()).contains(Optional.class))
        .isEmpty();
  }

  /** A program that is on no module's class path sees what is exported, and no more. */
  @Test
  void program_onTheModulePath_doesAllThatIsPromised(@TempDir Path folder) throws Exception {
    String modules =
        Stream.concat(LIBRARIES.stream(), OTHERS.stream())
            .map(type -> Architecture.folder(type).toString())
            .collect(Collectors.joining(File.pathSeparator));
    Path log = folder.resolve("log.txt");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-p",
                modules,
                "--add-modules",
                "dev.nnmaven.search",
                Path.of("src/test/java/com/example/AllLibraries.java").toString(),
                new SearchedLetters(folder).folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    int result = program.waitFor();
    assertThat(log).content().contains("The model passes the gate: 2 of 2 rules passed.");
    assertThat(result).as(Files.readString(log).replace("%", "%%")).isZero();
    assertThat(folder)
        .isDirectoryRecursivelyContaining("glob:**/nn/report/index.html")
        .isDirectoryRecursivelyContaining("glob:**/search/index.html")
        .isDirectoryRecursivelyContaining("glob:**/why.json");
  }
}
