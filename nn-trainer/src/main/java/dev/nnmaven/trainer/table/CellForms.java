package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.table.CellForm;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.DateForm;
import dev.nnmaven.nn.data.table.NumberForm;
import dev.nnmaven.nn.data.table.NumberForm.Writing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forms in which people write days and numbers. */
final class CellForms {

  private static final List<String> TIMES =
      List.of("", " H:mm", " H:mm:ss", " h:mm a", "'T'HH:mm", "'T'HH:mm:ss");

  /** The most usual first. */
  private static final List<DateForm> DATES =
      Stream.concat(
              Stream.of("d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-M-d", "yyyy/M/d")
                  .flatMap(day -> TIMES.stream().map(time -> day + time)),
              """
              M-d-yyyy | d/M/yy | M/d/yy | d.M.yy | d-M-yy | M-d-yy | yyyy.M.d | yyyyMMdd
              MMM d yyyy | MMM d, yyyy | MMMM d yyyy | MMMM d, yyyy
              d MMM yyyy | d MMMM yyyy | d-MMM-yyyy | d-MMM-yy
              EEE, d MMM yyyy | EEE, d MMM yyyy HH:mm:ss XX
              yyyy-MM-dd'T'HH:mm:ssX | yyyy-MM-dd'T'HH:mm:ssXXX
              yyyy-MM-dd'T'HH:mm:ss.SSSX | yyyy-MM-dd'T'HH:mm:ss.SSSXXX
              """
                  .lines()
                  .flatMap(line -> Stream.of(line.split(" \\| "))))
          .map(DateForm::new)
          .toList();

  private CellForms() {}

  /** Whether nearly all of some texts are values in a form. */
  static boolean reads(CellForm form, Collection<String> texts) {
    return areValues(values(form, texts));
  }

  private static List<Double> values(CellForm form, Collection<String> texts) {
    return texts.stream().map(form::parse).toList();
  }

  private static boolean areValues(List<Double> values) {
    return TablePlan.areNearlyAll(count(values), values.size());
  }

  private static long count(List<Double> values) {
    return values.stream().filter(value -> !value.isNaN()).count();
  }

  /** Forms in which nearly all of some texts are days, the most usual first. */
  static List<CellForm> dates(Collection<String> texts) {
    return List.copyOf(of(DATES, texts).values());
  }

  /**
   * Forms in which nearly all of some texts are numbers, and not those of the usual form, with the
   * unit that most of them have.
   *
   * @param known how other columns of the table are written, if that is known
   */
  static List<CellForm> numbers(Collection<String> texts, Optional<Writing> known) {
    String unit = unit(texts);
    List<NumberForm> forms =
        Stream.of(Writing.EN, Writing.DE).map(writing -> new NumberForm(writing, unit)).toList();
    List<NumberForm> sure =
        forms.stream()
            .filter(form -> known.equals(Optional.of(form.writing())) && reads(form, texts))
            .toList();
    List<Double> usual = values(ColumnKind.NUMBER, texts);
    Map<List<Double>, CellForm> found = of(sure.isEmpty() ? forms : sure, texts);
    found.remove(usual);
    if (sure.isEmpty() && areValues(usual)) {
      found.keySet().removeIf(values -> count(values) <= count(usual));
    }
    return List.copyOf(found.values());
  }

  /** The unit that most numbers have, or none. */
  static String unit(Collection<String> texts) {
    return texts.stream()
        .flatMap(text -> NumberForm.unit(text).stream())
        .collect(Collectors.groupingBy(unit -> unit, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** Those that read nearly all of some texts; of several that read the same, the first. */
  private static Map<List<Double>, CellForm> of(
      List<? extends CellForm> forms, Collection<String> texts) {
    Map<List<Double>, CellForm> found = new LinkedHashMap<>(); // by the values that they read
    for (CellForm form : forms) {
      List<Double> values = values(form, texts);
      if (areValues(values)) {
        found.putIfAbsent(values, form);
      }
    }
    return found;
  }
}
