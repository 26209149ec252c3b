package dev.nnmaven.plugin.config;

/** Mistakes in the configuration, all at once, in words for its author. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public ConfigurationException(String message) {
    super(message);
  }
}
