package dev.nnmaven.trainer.table;

/** A number of JSON with its text: a column whose texts have another form takes it as a number. */
final class JsonNumber extends Number implements CharSequence {

  private static final long serialVersionUID = 1L;

  private final String text;

  JsonNumber(String text) {
    this.text = text;
  }

  @Override
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  @Override
  public float floatValue() {
    return (float) doubleValue();
  }

  @Override
  public long longValue() {
    return (long) doubleValue();
  }

  @Override
  public int intValue() {
    return (int) doubleValue();
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
