package dev.nnmaven.gate.template;

import dev.nnmaven.nn.text.SafeText;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Templates of Markdown, XML and logs. */
public final class PlainTemplate {

  private PlainTemplate() {}

  /** Escapes what nobody sees in what is inserted, so that it ends no line. */
  private record LineOutput(StringOutput text) implements TemplateOutput {

    @Override
    public void writeContent(String fixed) {
      text.writeContent(fixed);
    }

    @Override
    public void writeContent(String fixed, int begin, int end) {
      text.writeContent(fixed, begin, end);
    }

    @Override
    public void writeUserContent(@Nullable String inserted) {
      text.writeContent(SafeText.escaped(String.valueOf(inserted)));
    }
  }

  /**
   * Fills a template that escapes its texts itself.
   *
   * @param owner class in the package of the template
   */
  public static String fill(Class<?> owner, String name, Object model) {
    StringOutput text = new StringOutput();
    engine(owner).render(name, model, text);
    return text.toString();
  }

  /** Fills a template of lines for a log with its parameters, by name. */
  public static List<String> lines(Class<?> owner, String name, Map<String, Object> parameters) {
    StringOutput text = new StringOutput();
    engine(owner).render(name, parameters, new LineOutput(text));
    return text.toString().lines().toList();
  }

  private static TemplateEngine engine(Class<?> owner) {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Plain, owner.getClassLoader(), owner.getPackageName());
  }
}
