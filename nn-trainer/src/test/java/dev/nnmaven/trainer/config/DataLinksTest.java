package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLinksTest {

  @TempDir Path folder;

  private Path project;
  private Path data;
  private Path outside; // with a class folder

  @BeforeEach
  void make() throws IOException {
    folder = folder.toRealPath();
    project = Files.createDirectory(folder.resolve("project"));
    data = Files.createDirectory(project.resolve("data"));
    outside = Files.createDirectory(folder.resolve("outside"));
    Files.createDirectory(outside.resolve("A"));
    Files.writeString(outside.resolve("A/1.png"), "");
    Files.writeString(outside.resolve("rows.csv"), "secret,of,another");
  }

  private void check(Object... settings) throws Exception {
    DataLinks.requireWithin(Written.of(settings), project);
  }

  private void assertRefused(String message, Object... settings) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> check(settings))
        .withMessageContaining(message)
        .withMessageNotContaining("secret");
  }

  private String leads(String parameter, Path link, Path target) {
    return ("nn.%1$s: %2$s leads to %3$s, outside of %4$s; links are followed within it. If the data"
            + " is there, copy it, or name that place: <%1$s>%3$s</%1$s>")
        .formatted(parameter, link, target, project);
  }

  @Test
  void requireWithin_linkThatStaysInTheProject_isFollowed() throws Exception {
    Path pool = Files.createDirectory(project.resolve("pool"));
    Files.writeString(pool.resolve("1.png"), "");
    Files.createSymbolicLink(data.resolve("A"), pool);
    Path own = Files.createDirectory(data.resolve("B"));
    Files.createSymbolicLink(own.resolve("2.png"), Path.of("../../pool/1.png"));
    Files.createSymbolicLink(own.resolve("none.png"), folder.resolve("none"));
    Files.createSymbolicLink(data.resolve(".hidden"), outside);
    check("data", data);
    // The project may itself be reached by a link.
    Path link = Files.createSymbolicLink(folder.resolve("link"), project);
    DataLinks.requireWithin(Written.of("data", link.resolve("data")), link);
  }

  @Test
  void requireWithin_linkThatLeavesIt_isRefusedWhereverItIs() throws Exception {
    Path folderLink = Files.createSymbolicLink(data.resolve("A"), outside.resolve("A"));
    assertRefused(leads("data", folderLink, outside.resolve("A")), "data", data);
    Files.createDirectory(data.resolve("B"));
    Files.createSymbolicLink(data.resolve("B/2.png"), outside.resolve("A/1.png"));
    assertRefused(
        folderLink + " leads to " + outside.resolve("A") + " (and 1 more), outside", "data", data);
    Path whole = Files.createSymbolicLink(project.resolve("linked"), outside);
    assertRefused(leads("data", whole, outside), "data", whole);
    assertRefused(leads("testData", whole, outside), "data", outside, "testData", whole);
    assertRefused(leads("input", whole, outside), "input", whole);
    Path table = Files.createSymbolicLink(project.resolve("rows.csv"), outside.resolve("rows.csv"));
    assertRefused(leads("data", table, outside.resolve("rows.csv")), "data", table);
    Path tables = Files.createDirectory(project.resolve("tables"));
    Files.writeString(tables.resolve("train.csv"), "a,b");
    Path test = Files.createSymbolicLink(tables.resolve("test.csv"), outside.resolve("rows.csv"));
    assertRefused(leads("data", test, outside.resolve("rows.csv")), "data", tables);
  }

  /** What the settings name is as far as links in it lead, too. */
  @Test
  void requireWithin_placeOutsideThatIsNamed_isFollowedToItself() throws Exception {
    Path rows = outside.resolve("rows.csv");
    check("data", outside, "testData", outside.resolve("A"));
    Path other = Files.createSymbolicLink(folder.resolve("other"), outside);
    check("data", other, "input", project.resolve("../other"));
    check("data", project.resolve("none"), "input", project.resolve("none.csv")); // for who reads
    Path further = Files.createDirectory(folder.resolve("further"));
    Files.createSymbolicLink(outside.resolve("B"), further);
    assertRefused("B leads to " + further, "data", outside);
  }

  @Test
  void requireWithin_environment_isNoDataWhateverNamesIt() throws Exception {
    assumeThat(Path.of("/proc/self/environ")).exists();
    Path rows =
        Files.createSymbolicLink(project.resolve("rows.csv"), Path.of("/proc/self/environ"));
    assertRefused("which is neither a folder nor a file of data", "data", rows);
    // Named itself, it is refused by who reads it.
    assertThatCode(() -> check("data", "/proc/self/environ")).doesNotThrowAnyException();
  }
}
