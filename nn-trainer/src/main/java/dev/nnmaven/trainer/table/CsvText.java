package dev.nnmaven.trainer.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/** Comma-separated values (RFC 4180) about data, for programs and for spreadsheets. */
public final class CsvText {

  /** Characters that start a formula in spreadsheets, which could leak other cells. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private CsvText() {}

  /** Records of cells, as they are. */
  public static String of(Stream<List<String>> records) throws IOException {
    StringWriter text = new StringWriter();
    CsvWriter out = CsvFile.writer(text, ',');
    records.forEach(out::writeRecord);
    out.flush();
    return text.toString();
  }

  /** A name; it gets an apostrophe if it would be a formula, as OWASP advises (CSV Injection). */
  public static String name(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
