package dev.nnmaven.plugin.uptodate;

import com.google.gson.Gson;
import dev.nnmaven.plugin.task.TrainingSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a model depends on: settings, images, initial weights, and the code of the plugin and of
 * its dependencies. Kernels, threads and processes are left out: the model does not depend on them.
 *
 * @param settings the hash of the settings
 * @param files the folders of images, and the file of initial weights
 * @param code the class path of the plugin
 */
record TrainingInputs(String settings, FileTree files, FileTree code) {

  /** Looks at what a training run would read. */
  static TrainingInputs of(TrainingSettings settings, List<Path> classPath) throws IOException {
    List<Path> files =
        Stream.of(
                Optional.of(settings.images().data()),
                Optional.ofNullable(settings.images().testData()),
                Optional.ofNullable(settings.network().initialWeights()))
            .flatMap(Optional::stream)
            .map(Path::of)
            .toList();
    TrainingSettings.Computing any = new TrainingSettings.Computing(null, null);
    TrainingSettings told =
        new TrainingSettings(
            settings.images(),
            settings.network(),
            settings.method(),
            any,
            settings.modelFile(),
            settings.reportFile(),
            settings.producer());
    byte[] json = new Gson().toJson(told).getBytes(StandardCharsets.UTF_8);
    return new TrainingInputs(
        HexFormat.of().formatHex(Sha256.start().digest(json)),
        FileTree.of(files),
        FileTree.of(classPath));
  }
}
