package dev.nnmaven.plugin.testing;

import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Elements of a POM, as Maven gives them. */
public final class PomElement {

  private PomElement() {}

  /** An element with a text. */
  public static PlexusConfiguration of(String name, String text) {
    return new DefaultPlexusConfiguration(name, text);
  }
}
