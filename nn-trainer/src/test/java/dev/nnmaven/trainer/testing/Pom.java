package dev.nnmaven.trainer.testing;

import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Elements of a {@code <configuration>}, written as in a POM. */
public final class Pom {

  private Pom() {}

  /** Settings of the elements of a configuration. */
  public static Settings settings(String elements) {
    return settings(elements, new Mistakes());
  }

  /** The same, with mistakes found so far. */
  public static Settings settings(String elements, Mistakes mistakes) {
    try {
      Node root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader("<c>" + elements + "</c>")))
              .getDocumentElement();
      Map<String, String> texts = new LinkedHashMap<>();
      element(root).texts().forEach((path, text) -> texts.put(path.substring(2), text));
      return new Settings(texts, mistakes);
    } catch (Exception e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Element element(Node node) {
    Element element = new Element(node.getNodeName());
    for (Node one = node.getFirstChild(); one != null; one = one.getNextSibling()) {
      if (one.getNodeType() == Node.ELEMENT_NODE) {
        element.addChild(element(one));
      } else {
        element.setValue(node.getTextContent());
      }
    }
    return element;
  }
}
