package dev.nnmaven.plugin;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** Class path of the plugin: its jar and dependencies, including those added in the POM. */
final class PluginClassPath {

  private PluginClassPath() {}

  static List<Path> of(PluginDescriptor plugin) throws IOException {
    List<Path> paths = new ArrayList<>();
    if (plugin.getClassRealm() == null) { // in a test, where no realm is made
      for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        paths.add(Path.of(path));
      }
      return paths;
    }
    for (URL url : plugin.getClassRealm().getURLs()) {
      try {
        paths.add(Path.of(url.toURI()));
      } catch (URISyntaxException e) {
        throw new IOException("a path of the plugin's class path cannot be read: " + url, e);
      }
    }
    return paths;
  }
}
