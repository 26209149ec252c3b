package dev.nnmaven.trainer.task;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ShortForm;
import dev.nnmaven.trainer.config.Tolerated;
import dev.nnmaven.trainer.image.ImageFolderReader;
import dev.nnmaven.trainer.importer.ImportedModel;
import dev.nnmaven.trainer.importer.ImportedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An import: the weights, and settings that their file does not contain. */
public final class ImportJob {

  private static final String INPUT = "input";

  /** A file, and names of its layers: {@code weights.safetensors#fc1,fc2}. */
  private static final Pattern LAYERS = Pattern.compile("(.+\\.[^./\\\\#]+)#(.*)", Pattern.DOTALL);

  private final Settings settings;
  private final Path file;
  private final List<String> names; // of the layers; none for all of the file
  private final Set<Tolerated> tolerated;
  private final ImageSettings imageSettings;

  private ImportJob(SettingsReader reader) throws IOException {
    this.settings = reader.settings();
    Matcher layers = LAYERS.matcher(settings.text(INPUT));
    this.file = Path.of(layers.matches() ? layers.group(1) : settings.text(INPUT));
    this.names = layers.matches() ? names(reader, layers.group(2)) : List.of();
    this.tolerated = reader.get(Parameters.TOLERATE);
    this.imageSettings = ImageSettings.parse(reader);
    requireFile(reader);
  }

  /**
   * What came of it.
   *
   * @param layers architecture as text, first layer to last
   * @param leftOut tensors of the file that belong to no layer
   */
  public record Result(TrainedModel model, String layers, List<String> leftOut) {}

  /**
   * Parses the settings; errors are added to the mistakes.
   *
   * @throws IOException if the files that they name cannot be compared
   */
  public static ImportJob parse(SettingsReader reader) throws IOException {
    return new ImportJob(reader);
  }

  private void requireFile(SettingsReader reader) throws IOException {
    if (!settings.has(INPUT)) {
      reader.mistake(INPUT, "expected a safetensors file, such as -Dnn.input=weights.safetensors");
      return;
    }
    Optional<String> obstacle = RegularFile.obstacle(file);
    Path model = settings.needed("modelFile");
    if (obstacle.isPresent()) {
      reader.mistake(INPUT, file + " " + obstacle.get() + "; expected a safetensors file");
    } else if (Files.exists(model) && Files.isSameFile(file, model)) {
      reader.mistake(INPUT, "is nn.modelFile, which would be overwritten: " + file);
    }
  }

  private static List<String> names(SettingsReader reader, String list) {
    List<String> names = Stream.of(list.split(",", -1)).map(String::strip).toList();
    if (names.contains("") || new HashSet<>(names).size() < names.size()) {
      reader.mistake(
          INPUT, "expected a different name for each layer, such as #fc1,fc2, found \"#%s\"", list);
    }
    return names;
  }

  /**
   * Makes the model.
   *
   * @param warnings receives what is odd, a line each
   * @throws ConfigurationException if weights, settings and images do not fit together
   * @throws DatasetException if the images cannot be used
   */
  public Result run(String producer, Consumer<String> warnings)
      throws ConfigurationException, DatasetException, IOException {
    ImportedWeights weights = ImportedWeights.read(file, names);
    NetworkPlan plan = settings.read(weights::plan);
    guessed(weights, plan).ifPresent(warnings);
    Dataset images = images(warnings);
    return new Result(
        ImportedModel.of(
            file, weights, plan, images, imageSettings.preprocessing(images), producer),
        weights.drawing(),
        weights.leftOut());
  }

  /**
   * Note on activations that were assumed, as neither file nor settings give them; a single layer
   * has no choice.
   */
  private Optional<String> guessed(ImportedWeights weights, NetworkPlan plan) {
    if (settings.isSet(ShortForm.NETWORK) || weights.layers().size() == 1) {
      return Optional.empty();
    }
    String assumed = plan.argument();
    return Optional.of(
        "nn.network: the file does not record activations; assumed %s. If they are others, set them: %s. To confirm these: %s"
            .formatted(assumed, assumed.replace("relu", "tanh"), assumed));
  }

  private Dataset images(Consumer<String> warnings) throws DatasetException, IOException {
    Path data = settings.needed("data").normalize();
    ImageFolderReader.Result read =
        new ImageFolderReader(tolerated, imageSettings.rules())
            .readTraining(DataLocations.imageFolder(data));
    read.whyBackground().ifPresent(warnings);
    read.warnings().forEach(warnings);
    read.skipped().forEach(text -> warnings.accept("skipped: " + text));
    return read.dataset();
  }
}
