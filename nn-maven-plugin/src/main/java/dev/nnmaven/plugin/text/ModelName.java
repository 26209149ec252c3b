package dev.nnmaven.plugin.text;

import java.nio.file.Path;

/** What models are called: their file without its ending; that of the default has no name. */
public final class ModelName {

  /** The ending of the files of models. */
  public static final String ENDING = ".safetensors";

  /** What a model's file is called where nobody says. */
  public static final String DEFAULT_FILE = "model" + ENDING;

  private ModelName() {}

  /** The name of a model; empty for the default. */
  public static String of(Path modelFile) {
    String file = modelFile.getFileName().toString();
    if (file.equals(DEFAULT_FILE)) {
      return "";
    }
    boolean ends = file.endsWith(ENDING) && file.length() > ENDING.length();
    return ends ? file.substring(0, file.length() - ENDING.length()) : file;
  }

  /** What people read: the project, and which model of it if that has a name. */
  public static String title(String project, Path modelFile) {
    String name = of(modelFile);
    return name.isEmpty() ? project : project + ", " + name;
  }
}
