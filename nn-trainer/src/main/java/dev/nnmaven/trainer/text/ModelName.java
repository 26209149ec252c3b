package dev.nnmaven.trainer.text;

import java.nio.file.Path;

/** Names of models: the file name without extension, empty for the default. */
public final class ModelName {

  public static final String ENDING = ".safetensors";

  public static final String DEFAULT_FILE = "model" + ENDING;

  private ModelName() {}

  /** Name of a model; empty for the default. */
  public static String of(Path modelFile) {
    String file = modelFile.getFileName().toString();
    if (file.equals(DEFAULT_FILE)) {
      return "";
    }
    boolean ends = file.endsWith(ENDING) && file.length() > ENDING.length();
    return ends ? file.substring(0, file.length() - ENDING.length()) : file;
  }

  /** Title: the project, and the model if it has a name. */
  public static String title(String project, Path modelFile) {
    String name = of(modelFile);
    return name.isEmpty() ? project : project + ", " + name;
  }
}
