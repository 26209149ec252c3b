package dev.nnmaven.trainer.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of a POM, as the settings have it: texts by path. */
public final class Element {

  private final String name;
  private String value;
  private final List<Element> children = new ArrayList<>();

  public Element(String name) {
    this(name, "");
  }

  public Element(String name, String value) {
    this.name = name;
    this.value = value;
  }

  public void setValue(String text) {
    value = text;
  }

  public void addChild(String child, String text) {
    addChild(new Element(child, text));
  }

  public void addChild(Element child) {
    children.add(child);
  }

  /** Texts by path; siblings of one name are counted. */
  public Map<String, String> texts() {
    return texts(name);
  }

  private Map<String, String> texts(String path) {
    if (children.isEmpty()) {
      return Map.of(path, value);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < children.size(); i++) {
      String child = children.get(i).name;
      long same = children.stream().filter(one -> one.name.equals(child)).count();
      long number =
          children.subList(0, i + 1).stream().filter(one -> one.name.equals(child)).count();
      texts.putAll(children.get(i).texts(path + "/" + child + (same > 1 ? " " + number : "")));
    }
    return texts;
  }
}
