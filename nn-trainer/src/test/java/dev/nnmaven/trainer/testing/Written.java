package dev.nnmaven.trainer.testing;

import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters as a POM writes them. */
public final class Written {

  private Written() {}

  /** Names and texts in turn; a null text is not written. */
  public static Settings of(Object... namesAndTexts) {
    return reader(namesAndTexts).settings();
  }

  /** The same, to be parsed. */
  public static SettingsReader reader(Object... namesAndTexts) {
    return of(new Mistakes(), namesAndTexts);
  }

  /** Names and texts as {@code "epochs=3; members=2"}; a later one goes before. */
  public static Settings list(String list) {
    return reader(list).settings();
  }

  /** The same, to be parsed. */
  public static SettingsReader reader(String list) {
    return list(new Mistakes(), list);
  }

  /** The same, with mistakes found so far. */
  public static SettingsReader list(Mistakes mistakes, String list) {
    return of(
        mistakes,
        Arrays.stream(list.split("; ", -1))
            .filter(one -> !one.isEmpty())
            .flatMap(one -> Arrays.stream(one.split("=", 2)))
            .toArray());
  }

  /** The same, with mistakes found so far. */
  public static SettingsReader of(Mistakes mistakes, Object... namesAndTexts) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("recipe", "plain"); // unless another is named
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      if (namesAndTexts[i + 1] != null) {
        texts.put((String) namesAndTexts[i], namesAndTexts[i + 1].toString());
      }
    }
    return new SettingsReader(new Settings(texts), mistakes);
  }
}
