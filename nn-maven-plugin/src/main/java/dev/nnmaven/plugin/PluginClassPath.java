package dev.nnmaven.plugin;

import dev.nnmaven.trainer.extension.ProjectServices;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.classworlds.realm.ClassRealm;

/**
 * The plugin's jar and dependencies, including those added in the POM, and what the project itself
 * registers.
 */
record PluginClassPath(PluginDescriptor plugin, ProjectServices project) {

  /** Begins the name of what says where trials are trained, which no model depends on. */
  private static final String WITHOUT_EFFECT = "dev.nnmaven:nn-spark:";

  /** The class path of a process that trains: the plugin's goes first. */
  List<Path> all() throws IOException {
    List<Path> paths = new ArrayList<>(ofPlugin());
    project.classPath().ifPresent(paths::add);
    return paths;
  }

  /** The files of code that a model depends on. */
  List<Path> code() throws IOException {
    List<Path> paths = new ArrayList<>(ofPlugin());
    paths.removeAll(withoutEffect());
    paths.addAll(project.files());
    return paths;
  }

  private List<Path> ofPlugin() throws IOException {
    ClassRealm realm = plugin.getClassRealm(); // null in a test
    if (realm == null) {
      String own = System.getProperty("java.class.path");
      return Stream.of(own.split(File.pathSeparator, -1)).map(Path::of).toList();
    }
    List<Path> paths = new ArrayList<>();
    try {
      for (URL url : realm.getURLs()) {
        paths.add(Path.of(url.toURI()));
      }
    } catch (URISyntaxException e) {
      throw new IOException("a path of the plugin's class path cannot be read: " + e.getInput(), e);
    }
    return paths;
  }

  /** What came with nn-spark alone. */
  private Set<Path> withoutEffect() {
    Set<Path> files = new HashSet<>();
    if (plugin.getArtifacts() != null) {
      for (Artifact artifact : plugin.getArtifacts()) {
        List<String> trail = artifact.getDependencyTrail();
        if (artifact.getFile() != null
            && trail != null
            && trail.stream().anyMatch(step -> step.startsWith(WITHOUT_EFFECT))) {
          files.add(artifact.getFile().toPath());
        }
      }
    }
    return files;
  }
}
