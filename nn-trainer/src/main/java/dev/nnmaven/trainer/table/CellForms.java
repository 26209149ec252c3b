package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.table.DateForm;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Forms in which people write days. */
final class DateForms {

  private static final List<String> TIMES =
      List.of("", " H:mm", " H:mm:ss", " h:mm a", "'T'HH:mm", "'T'HH:mm:ss");

  /** The most usual first. */
  private static final List<DateForm> KNOWN =
      Stream.concat(
              Stream.of("d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-M-d", "yyyy/M/d")
                  .flatMap(day -> TIMES.stream().map(time -> day + time)),
              Stream.of(
                  "M-d-yyyy",
                  "d/M/yy",
                  "M/d/yy",
                  "d.M.yy",
                  "d-M-yy",
                  "M-d-yy",
                  "yyyy.M.d",
                  "yyyyMMdd",
                  "MMM d yyyy",
                  "MMM d, yyyy",
                  "MMMM d yyyy",
                  "MMMM d, yyyy",
                  "d MMM yyyy",
                  "d MMMM yyyy",
                  "d-MMM-yyyy",
                  "d-MMM-yy",
                  "EEE, d MMM yyyy",
                  "EEE, d MMM yyyy HH:mm:ss XX",
                  "yyyy-MM-dd'T'HH:mm:ssX",
                  "yyyy-MM-dd'T'HH:mm:ssXXX",
                  "yyyy-MM-dd'T'HH:mm:ss.SSSX",
                  "yyyy-MM-dd'T'HH:mm:ss.SSSXXX"))
          .map(DateForm::new)
          .toList();

  private DateForms() {}

  /** Whether nearly all of some texts are days in a form. */
  static boolean reads(DateForm form, Collection<String> texts) {
    return areDays(days(form, texts));
  }

  private static List<Double> days(DateForm form, Collection<String> texts) {
    return texts.stream().map(form::parse).toList();
  }

  private static boolean areDays(List<Double> days) {
    return days.stream().filter(day -> day.isNaN()).count() <= days.size() / 10;
  }

  /**
   * Those in which nearly all of some texts are days, the most usual first; of several that read
   * the same days, the first.
   */
  static List<DateForm> of(Collection<String> texts) {
    Map<List<Double>, DateForm> forms = new LinkedHashMap<>(); // by the days that they read
    for (DateForm form : KNOWN) {
      List<Double> days = days(form, texts);
      if (areDays(days)) {
        forms.putIfAbsent(days, form);
      }
    }
    return List.copyOf(forms.values());
  }
}
