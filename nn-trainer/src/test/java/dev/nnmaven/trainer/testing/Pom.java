package dev.nnmaven.trainer.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Elements of a {@code <configuration>}, written as in a POM. */
public final class Pom {

  private Pom() {}

  /** Settings of the elements of a configuration. */
  public static SettingsReader settings(String elements) {
    return settings(elements, new Mistakes());
  }

  /** The same, with mistakes found so far. */
  public static SettingsReader settings(String elements, Mistakes mistakes) {
    InputSource xml = new InputSource(new StringReader("<c>" + elements + "</c>"));
    Document parsed =
        assertDoesNotThrow(
            () -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml));
    Map<String, String> texts = new LinkedHashMap<>();
    read(parsed.getDocumentElement(), "", texts);
    return new SettingsReader(new Settings(texts), mistakes);
  }

  /** Texts by path, as the settings have them; siblings of one name are counted. */
  private static void read(Node element, String path, Map<String, String> texts) {
    List<Node> inside = new ArrayList<>();
    for (Node one = element.getFirstChild(); one != null; one = one.getNextSibling()) {
      if (one.getNodeType() == Node.ELEMENT_NODE) {
        inside.add(one);
      }
    }
    if (inside.isEmpty()) {
      texts.put(path, element.getTextContent());
    }
    List<String> names = inside.stream().map(Node::getNodeName).toList();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      long number = names.subList(0, i + 1).stream().filter(name::equals).count();
      boolean isAlone = names.stream().filter(name::equals).count() == 1;
      read(
          inside.get(i),
          (path.isEmpty() ? "" : path + "/") + name + (isAlone ? "" : " " + number),
          texts);
    }
  }
}
