package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.config.Settings;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class NeighbourhoodTest {

  @TempDir Path folder;

  private static Map<String, String> around(String... namesAndTexts) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("recipe", "plain"); // unless another is named
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return Neighbourhood.of(Settings.of(texts));
  }

  @Test
  void of_nothingGiven_isAroundTheDefaults() {
    assertThat(around("data", "rows.csv"))
        .containsExactly(
            Map.entry("network/dense/neurons", "integer(50, 200)"),
            Map.entry("network/dense/dropout", "0; uniform(0.05, 0.5)"),
            Map.entry("training/learningRate", "log(0.025, 0.4)"));
  }

  @Test
  void of_theRecipe_isAroundWhatItChooses() {
    assertThat(around("data", "rows.csv", "recipe", "tuned"))
        .containsEntry("network/dense 1/neurons", "integer(64, 256)")
        .containsEntry("network/dense 2/neurons", "integer(32, 128)")
        .containsEntry("training/learningRate", "log(0.00075, 0.012)");
  }

  @Test
  void of_aNetworkOfPictures_variesEachLayerThatHasASize() {
    assertThat(
            around(
                "data", folder.toString(),
                "network", "conv(8, 3x3) l2(0.001), maxPool(2), conv(1, 1x1), 101 relu, 3, output",
                "optimizer", "adamW(decay=0.02)",
                "learningRate", "0.003",
                "augmentation", "rotate(20)+crop(0.8)+elastic"))
        .containsExactly(
            Map.entry("network/conv 1/filters", "integer(4, 16)"),
            Map.entry("network/conv 1/l2", "log(0.0001, 0.01)"),
            Map.entry("network/conv 2/filters", "integer(1, 2)"),
            Map.entry("network/dense 1/neurons", "integer(51, 202)"),
            Map.entry("network/dense 1/dropout", "0; uniform(0.05, 0.5)"),
            Map.entry("network/dense 2/neurons", "integer(2, 6)"),
            Map.entry("network/dense 2/dropout", "0; uniform(0.05, 0.5)"),
            Map.entry("training/optimizer", "adamW(decay={log(0.002, 0.2)})"),
            Map.entry("training/learningRate", "log(0.00075, 0.012)"),
            // crop(1.2) would be out of bounds
            Map.entry(
                "training/augmentation",
                "none; rotate({uniform(10, 30)})+crop(0.8)+elastic(alpha=34, sigma=4)"));
  }

  @Test
  void of_elementsOfANetwork_areAroundThem() {
    assertThat(
            around(
                "data", "rows.tsv",
                "network/dense 1", "40 tanh",
                "network/dense 2/neurons", "20",
                "network/dense 2/dropout", "0.1",
                "network/output", "",
                "training/optimizer/adamW/beta1", "0.8"))
        .containsEntry("network/dense 2/neurons", "integer(10, 40)")
        .containsEntry(
            "training/optimizer",
            "adamW(beta1=0.8, beta2=0.999, epsilon=1E-8, decay={log(0.001, 0.1)})");
    assertThat(around("data", "rows.csv", "network", "output"))
        .containsOnlyKeys("training/learningRate");
  }

  /** What the log shows is the space of the search: copied into a POM it gives the same trials. */
  @Test
  void run_withoutASpace_isTheSearchOverTheOneThatItShows() throws Exception {
    SearchedLetters own = new SearchedLetters(folder.resolve("own"));
    SearchedLetters copied = new SearchedLetters(folder.resolve("copied"));
    SearchTask.run(bare(own), own);
    int first = own.said.indexOf("info:   <space>");
    int last = own.said.indexOf("info:   </space>");
    String pom = String.join("\n", own.said.subList(first, last + 1)).replace("info:", "");
    Settings settings = bare(copied);
    for (Map.Entry<String, String> one : paths(pom).entrySet()) {
      settings = settings.with(one.getKey(), one.getValue());
    }
    SearchTask.run(settings, copied);
    assertThat(copied.said).noneMatch(line -> line.contains("<space>"));
    for (String file : List.of("search.json", "model.safetensors", "results.json")) {
      assertThat(own.file(file)).hasSameBinaryContentAs(copied.file(file));
    }
    assertThat(Files.readString(own.folder.resolve("nn-search.properties")))
        .contains("nn.network=conv(", "nn.learningRate=", "nn.augmentation=");
    // Of the first bracket 2 trials for 1 epoch, of which 1 for 3; of the second 2 for 3; and
    // 3 finalists with 2 more seeds: 2 + 2 + 6 + 18.
    assertThat(own.said)
        .contains(
            "info: cost      at most 28 epochs in all, finalists included; the time left is told as"
                + " trials end");
  }

  private static Settings bare(SearchedLetters letters) {
    return letters
        .settings(Map.of("trials", "4"))
        .without(List.of("space/learningRate", "space/optimizer", "space/layers"))
        .with("optimizer", "adamW")
        .with("network", "conv(3, 2x2), maxPool(2), 5 relu l2(1e-4), 4, output");
  }

  /** Texts by paths, with a number for each of several siblings, as the plugin reads a POM. */
  private static Map<String, String> paths(String xml) throws Exception {
    Map<String, String> paths = new LinkedHashMap<>();
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getDocumentElement();
    collect(root, "space", paths);
    return paths;
  }

  private static void collect(Element element, String path, Map<String, String> paths) {
    NodeList nodes = element.getChildNodes();
    Map<String, Integer> counts = new HashMap<>();
    boolean isLeaf = true;
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element child) {
        isLeaf = false;
        int number = counts.merge(child.getTagName(), 1, Integer::sum);
        boolean isOnly = element.getElementsByTagName(child.getTagName()).getLength() == 1;
        collect(child, path + "/" + child.getTagName() + (isOnly ? "" : " " + number), paths);
      }
    }
    if (isLeaf) {
      paths.put(path, element.getTextContent());
    }
  }

  @Test
  void lines_ofElements_areThoseOfAPom() {
    assertThat(
            dev.nnmaven.trainer.config.Element.of(
                    "space", Map.of("network/dense 2/neurons", "integer(2, 6)"))
                .lines(""))
        .containsExactly(
            "<space>",
            "  <network>",
            "    <dense>",
            "      <neurons>integer(2, 6)</neurons>",
            "    </dense>",
            "  </network>",
            "</space>");
  }
}
