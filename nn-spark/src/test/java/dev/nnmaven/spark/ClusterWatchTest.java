package dev.nnmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.immutable.Map$;

class ClusterWatchTest {

  private static final String LOG = "http://10.0.0.1:8081/logPage/?logType=stderr";

  private List<String> said;
  private Flowers lines;
  private ServerSocket master;
  private ClusterWatch watch;
  private long seconds;

  @BeforeEach
  void startMaster(@TempDir Path folder) throws Exception {
    lines = new Flowers(folder);
    said = lines.said;
    master = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    watch =
        new ClusterWatch(
            MasterAddress.of("spark://127.0.0.1:" + master.getLocalPort()),
            lines,
            () -> seconds * 1_000_000_000);
  }

  @AfterEach
  void stopMaster() throws Exception {
    master.close();
  }

  private void add(String executor, String host) {
    scala.collection.immutable.Map<String, String> none = Map$.MODULE$.empty();
    watch.onExecutorAdded(
        new SparkListenerExecutorAdded(
            0, executor, new ExecutorInfo(host, 2, none.updated("stderr", LOG), none)));
  }

  private void remove(String executor, String reason) {
    watch.onExecutorRemoved(new SparkListenerExecutorRemoved(0, executor, reason));
  }

  @Test
  void executors_thatComeAndGo_areTold() {
    add("0", "10.0.0.1");
    assertThat(watch.place("0")).isEqualTo("executor 0 (10.0.0.1), whose log is " + LOG);
    remove("0", "worker lost: gone\n\u001b[2J");
    assertThat(said)
        .containsExactly(
            "info: executor  0 on 10.0.0.1, 2 processors",
            "warn: Executor 0 on 10.0.0.1 is lost: worker lost: gone\\u000a\\u001b[2J. The trials that"
                + " it trained are trained again, from where they were.");
    assertThat(watch.place("0")).isEqualTo("executor 0, whose log is " + LOG);
    assertThat(watch.place("7")).isEqualTo("executor 7");
  }

  @Test
  void executors_thatEndWithTheSearch_areNotLost() {
    add("0", "10.0.0.1");
    said.clear();
    watch.closes();
    remove("0", "Command exited with code 143");
    assertThat(said).isEmpty();
  }

  @Test
  void look_noExecutorYet_waitsAndSaysSoNowAndThen() {
    for (seconds = 0; seconds < 100; seconds += 3) {
      assertThat(watch.look()).isEmpty();
    }
    assertThat(said)
        .hasSize(3)
        .allMatch(line -> line.startsWith("warn: Spark has given no executor so far"));
  }

  @Test
  void look_masterIsLost_isSaidOnceAndEndsWithTheLastExecutor() throws Exception {
    add("0", "10.0.0.1");
    said.clear();
    assertThat(watch.look()).isEmpty();
    assertThat(said).isEmpty();
    String name = "spark://127.0.0.1:" + master.getLocalPort();
    master.close();
    for (int i = 0; i < 5; i++) {
      assertThat(watch.look()).isEmpty();
      assertThat(said).as("an answer may be late").hasSize(i < 2 ? 0 : 1);
    }
    assertThat(said)
        .containsExactly(
            "warn: Spark's master "
                + name
                + " no longer answers. The other executors continue; lost ones are not"
                + " replaced.");
    remove("0", "gone");
    assertThat(watch.look())
        .hasValue("the master " + name + " does not answer, and no executor is left");
  }

  @Test
  void look_withoutStandaloneMaster_waits() {
    ClusterWatch yarn = new ClusterWatch(MasterAddress.of("yarn"), lines, () -> 0);
    assertThat(yarn.look()).isEmpty();
    assertThat(said).isEmpty();
  }
}
