package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialResult.Point;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.JsonSchemas;
import dev.nnmaven.trainer.testing.RecordedLines;
import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Small images, and a search over how they are learned. */
public final class SearchedLetters extends RecordedLines {

  public final Path folder;

  public SearchedLetters(Path folder) throws IOException {
    this.folder = folder;
    if (!Files.exists(Files.createDirectories(folder).resolve("data"))) {
      Images.grey(4, 3, "A", "B", "C").draw(folder.resolve("data"), 15, 1);
    }
  }

  /** A search with five trials of at most three epochs, in two brackets. */
  public Settings settings(Map<String, String> changes) {
    String texts =
        "data=%1$s/data; modelFile=%1$s/model.safetensors; reportFile=%1$s/training.json;"
            + " space/learningRate=log(0.01, 1); space/network={integer(5, 9)}; batchSize=8;"
            + " epochs=3; kernels=scalar; threads=2; producer=nn-maven test";
    Settings settings =
        Written.list(texts.formatted(folder))
            .with("space/optimizer", "miniBatch; momentum(0.9)")
            .with(TrainingJob.SETTINGS_SHA256, "the settings")
            .with(TrainingJob.CODE_SHA256, "the code")
            .with(SearchTask.FOLDER, folder.resolve("search").toString())
            .with(SearchTask.PROPERTIES, folder.resolve("nn-search.properties").toString());
    return NetworkParser.change(settings, changes);
  }

  /** A result that is made up: it diverged where the error is no number, or failed if infinite. */
  public static TrialResult result(TrialRun run, double error) {
    if (Double.isInfinite(error)) {
      return TrialResult.failed(run.key(), "a defect");
    }
    return Double.isNaN(error)
        ? TrialResult.diverged(run.key(), "the loss is NaN")
        : new TrialResult(
            run.key(), List.of(new Point(1, error, error)), error, 1 - error, error, null, null);
  }

  public Path file(String name) {
    return folder.resolve("search").resolve(name);
  }

  /** A report of a search, which is as its schema says. */
  public JsonObject json(String name) throws Exception {
    String json = Files.readString(file(name));
    assertThat(JsonSchemas.problems(name.replace(".json", ""), json)).isEmpty();
    return JsonParser.parseString(json).getAsJsonObject();
  }

  /** The task is refused with a message that has all of these. */
  public static void refused(ThrowingCallable task, String... expected) {
    assertThatThrownBy(task)
        .isInstanceOfAny(ConfigurationException.class, DatasetException.class)
        .hasMessageContainingAll(expected);
  }

  /** Runs with services as the classes of a project or a dependency of the plugin bring them. */
  public <T> T with(Class<?> service, List<Class<?>> providers, Callable<T> task) throws Exception {
    Path services = Files.createDirectories(folder.resolve("services/META-INF/services"));
    Files.write(
        services.resolve(service.getName()), providers.stream().map(Class::getName).toList());
    URL[] found = {folder.resolve("services").toUri().toURL()};
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(found, getClass().getClassLoader())) {
      thread.setContextClassLoader(loader);
      return task.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
