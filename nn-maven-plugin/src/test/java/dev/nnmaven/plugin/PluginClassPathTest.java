package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.extension.ProjectServices;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

class PluginClassPathTest {

  private static final String PLUGIN = "dev.nnmaven:nn-maven-plugin:maven-plugin:1";
  private static final String SPARK = "dev.nnmaven:nn-spark:jar:1";

  @TempDir Path folder;

  private Artifact artifact(String name, String... trail) {
    Artifact artifact =
        new DefaultArtifact("g", name, "1", null, "jar", null, new DefaultArtifactHandler("jar"));
    artifact.setFile(jar(name).toFile());
    artifact.setDependencyTrail(List.of(trail));
    return artifact;
  }

  private Path jar(String name) {
    return folder.toAbsolutePath().resolve(name + ".jar");
  }

  /** A search on a cluster gives the model of one without, and so is no reason to train again. */
  @Test
  void code_withSpark_isWhatItIsWithout() throws Exception {
    List<Artifact> artifacts =
        List.of(
            artifact("plugin", PLUGIN),
            artifact("own-activation", PLUGIN, "com.example:own-activation:jar:1"),
            artifact("nn-spark", PLUGIN, SPARK),
            artifact("spark-core", PLUGIN, SPARK, "org.apache.spark:spark-core_2.13:jar:4"));
    URL[] urls = new URL[artifacts.size()];
    for (int i = 0; i < urls.length; i++) {
      File file = artifacts.get(i).getFile();
      urls[i] = file.toURI().toURL();
    }
    ClassRealm realm = Mockito.mock(ClassRealm.class);
    Mockito.when(realm.getURLs()).thenReturn(urls);
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setClassRealm(realm);
    plugin.setArtifacts(artifacts);
    PluginClassPath classPath =
        new PluginClassPath(plugin, ProjectServices.in(folder.resolve("classes")));
    assertThat(classPath.code()).containsExactly(jar("plugin"), jar("own-activation"));
    assertThat(classPath.all())
        .containsExactly(jar("plugin"), jar("own-activation"), jar("nn-spark"), jar("spark-core"));
  }
}
