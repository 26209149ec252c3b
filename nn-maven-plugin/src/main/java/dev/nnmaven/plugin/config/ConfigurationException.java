package dev.nnmaven.plugin.config;

/** What is wrong with the configuration: all of it at once, in words meant for who wrote it. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public ConfigurationException(String message) {
    super(message);
  }
}
