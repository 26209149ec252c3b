package dev.nnmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterTest {

  @TempDir Path folder;

  private static SparkSettings settings(String master, String... conf) {
    Map<String, String> texts = new TreeMap<>(Map.of("sparkMaster", master));
    for (int i = 0; i < conf.length; i += 2) {
      texts.put("sparkConf/" + conf[i], conf[i + 1]);
    }
    return SparkSettings.parse(new SettingsReader(Settings.of(texts)));
  }

  private static SparkConf conf(String master, String... conf) {
    SparkSettings settings = settings(master, conf);
    return Cluster.conf(settings, MasterAddress.of(settings.master()), List.of());
  }

  /** Nobody else's machine can connect, and nobody on this one can without the secret. */
  @Test
  void start_onThisMachine_listensOnItsLoopbackAloneAndAuthenticates() throws Exception {
    Flowers flowers = new Flowers(folder);
    try (Cluster cluster =
        Cluster.start(settings("local[2]"), folder.resolve("spark.log"), flowers)) {
      SparkConf conf = SparkContext.getOrCreate().getConf();
      int port = conf.getInt("spark.driver.port", 0);
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
      }
      List<InetAddress> others = new ArrayList<>();
      for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        Collections.list(one.getInetAddresses()).stream()
            .filter(address -> !address.isLoopbackAddress())
            .forEach(others::add);
      }
      for (InetAddress other : others) {
        try (Socket socket = new Socket()) {
          assertThatIOException()
              .as("%s", other)
              .isThrownBy(() -> socket.connect(new InetSocketAddress(other, port), 5_000))
              .isInstanceOf(ConnectException.class);
        }
      }
      assertThat(org.apache.spark.SparkEnv.get().securityManager().isAuthenticationEnabled())
          .isTrue();
      assertThat(cluster.processors()).isEqualTo(2);
    }
    assertThat(flowers.said).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "local[*], true, true",
    "spark://127.0.0.1:7077, true, false",
    "'spark://localhost:7077,127.0.0.1:7078', true, false",
    "'spark://127.0.0.1:7077,192.0.2.1:7077', false, false",
    "spark://192.0.2.1:7077, false, false",
  })
  void conf_ofMasters_bindsToLoopbackAndAuthenticatesWhereItCan(
      String master, boolean isBound, boolean authenticates) {
    SparkConf conf = conf(master);
    assertThat(conf.get("spark.driver.host", "")).isEqualTo(isBound ? "127.0.0.1" : "");
    assertThat(conf.get("spark.driver.bindAddress", "")).isEqualTo(isBound ? "127.0.0.1" : "");
    assertThat(conf.getBoolean("spark.authenticate", false)).isEqualTo(authenticates);
    assertThat(conf(master, "spark.authenticate.secret", "s").get("spark.authenticate"))
        .isEqualTo("true");
  }

  /** Who has a reason says so. */
  @Test
  void conf_whatTheUserSays_goesFirst() {
    SparkConf conf =
        conf("local[2]", "spark.driver.host", "192.0.2.1", "spark.authenticate", "false");
    assertThat(conf.get("spark.driver.host")).isEqualTo("192.0.2.1");
    assertThat(conf.get("spark.authenticate")).isEqualTo("false");
    assertThat(conf.get("spark.network.crypto.enabled")).isEqualTo("false");
  }
}
