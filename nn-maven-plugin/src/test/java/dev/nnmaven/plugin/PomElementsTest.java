package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

class PomElementsTest {

  @Test
  void texts_siblingsOfOneName_areCounted() {
    PlexusConfiguration network = new DefaultPlexusConfiguration("network");
    network.addChild("inputs", "4");
    network.addChild("layer", "3");
    PlexusConfiguration layer = new DefaultPlexusConfiguration("layer");
    layer.addChild("neurons", "2");
    network.addChild(layer);
    assertThat(PomElements.texts("network", network).toString())
        .isEqualTo("{network/inputs=4, network/layer 1=3, network/layer 2/neurons=2}");
    assertThat(PomElements.texts("nothing", new DefaultPlexusConfiguration("nothing")).toString())
        .isEqualTo("{nothing=}");
  }
}
