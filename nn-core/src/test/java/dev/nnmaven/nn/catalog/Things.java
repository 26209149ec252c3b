package dev.nnmaven.nn.catalog;

import java.util.List;

/** Things with names. */
final class Things {

  private Things() {}

  /** What is named. */
  public interface Thing extends Specified<Thing> {}

  /** Takes no number. */
  public record Plain() implements Thing {
    @Override
    public String specification() {
      return "plain";
    }

    @Override
    public List<String> aliases() {
      return List.of("old spelling");
    }
  }

  /** Takes two numbers. */
  public record Scaled(float factor, float shift) implements Thing {

    /** By two. */
    public Scaled() {
      this(2f, 0f);
    }

    @Override
    public NumericArguments<Scaled> numbers() {
      return NumericArguments.of("scaled", a -> new Scaled(a[0], a[1]))
          .and("factor", factor)
          .and("shift", shift);
    }
  }

  /** Claims the name of another. */
  public record SecondPlain() implements Thing {
    @Override
    public String specification() {
      return "Plain(7)";
    }
  }

  /** Says no name. */
  public static final class Nameless implements Thing {
    /** Public, as a service must be. */
    public Nameless() {}

    @Override
    public String specification() {
      return "";
    }
  }
}
