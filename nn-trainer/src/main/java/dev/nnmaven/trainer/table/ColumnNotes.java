package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.table.CellForm;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.NumberForm;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** Lines for the log on what the columns of a file are taken for. */
record ColumnNotes(TablePlan plan, List<ColumnProfile> profiles, TableSettings settings) {

  /** The task and why, and a table of the columns. */
  List<String> lines(Table table) {
    List<String> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("column", "kind", "missing", "different", "values in all rows"));
    for (ColumnProfile profile : profiles) {
      if (isTarget(profile)) {
        lines.add(task(profile));
      }
      rows.add(
          List.of(
              profile.shownName(),
              use(profile),
              Formats.count(profile.missing()),
              profile.different() > ColumnProfile.MOST_COUNTED
                  ? "> " + Formats.count(ColumnProfile.MOST_COUNTED)
                  : Formats.count(profile.different()),
              range(profile, table)));
    }
    lines.addAll(TextTable.lines("%-*s  %-*s  %7s  %9s  %s", rows));
    return lines;
  }

  private boolean isTarget(ColumnProfile profile) {
    return profile.name().equals(plan.target().name());
  }

  /** Why the task is what it is. */
  private String task(ColumnProfile target) {
    boolean isConfigured = settings.task().isPresent() || isConfigured(target);
    boolean mayBeOther = !isConfigured && target.kind() == ColumnKind.NUMBER;
    return "%s of %s, which has %s different values%s"
        .formatted(
            plan.isClassification() ? ClassificationTask.KIND : RegressionTask.KIND,
            target.shownName(),
            target.differentText(),
            mayBeOther && plan.isClassification()
                ? "; nn.task=regression predicts the number"
                : "");
  }

  private boolean isConfigured(ColumnProfile profile) {
    return settings.columns().rule(profile.name()).isPresent();
  }

  private String use(ColumnProfile profile) {
    if (isTarget(profile)) {
      return plan.isClassification() ? "target: class" : "target: number";
    }
    boolean splits = profile.name().equals(plan.split().column());
    return input(profile).map(Column::specification).orElse(splits ? "splits" : "ignored");
  }

  private Optional<Column> input(ColumnProfile profile) {
    return plan.inputs().stream()
        .filter(column -> column.name().equals(profile.name()))
        .findFirst();
  }

  /** From the first day or the least number to the last, in whatever form; else what cells are. */
  private String range(ColumnProfile profile, Table table) {
    for (int c = 0; c < table.columns().size(); c++) {
      Column column = table.columns().get(c);
      boolean isOrdered = column.kind() == ColumnKind.DATE || column.form() instanceof NumberForm;
      if (column.name().equals(profile.name()) && isOrdered) {
        DoubleSummaryStatistics raws =
            Arrays.stream(table.raws(c, table.allRows()))
                .filter(raw -> !Double.isNaN(raw))
                .summaryStatistics();
        return raws.getCount() == 0
            ? ""
            : "%s to %s".formatted(column.text(raws.getMin()), column.text(raws.getMax()));
      }
    }
    boolean isCategory =
        input(profile).filter(its -> its.kind() == ColumnKind.CATEGORY).isPresent();
    return isCategory ? profile.words() : profile.range();
  }

  /** Warnings about columns that are perhaps not what they are taken for. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (ColumnProfile profile : profiles) {
      String name = profile.shownName();
      Optional<Column> input = input(profile);
      if (isTarget(profile) && plan.isClassification()
          || input.map(Column::kind).equals(Optional.of(ColumnKind.CATEGORY))) {
        profile
            .twins()
            .map(
                "has values that differ only in how they are written, %s; they are different ones"
                    ::formatted)
            .ifPresent(what -> warnings.add("column %s %s".formatted(name, what)));
      }
      if (input.isEmpty()) {
        continue;
      }
      String ignoring = "; nn.columns=%s:ignore skips it".formatted(name);
      if (profile.different() == 1) {
        warnings.add(
            "column %s has one value in all rows, %s, and says nothing%s"
                .formatted(name, profile.words(), ignoring));
      }
      if (profile.counts()) {
        warnings.add(
            "column %s counts the rows, which says nothing about other rows%s"
                .formatted(name, ignoring));
      }
      if (input.get().kind() == ColumnKind.NUMBER && !isConfigured(profile)) {
        profile
            .padded()
            .filter(code -> !profile.counts())
            .ifPresent(
                code ->
                    warnings.add(
                        "column %s has numbers with leading zeros, such as %s; nn.columns=%1$s:category takes them for codes"
                            .formatted(name, code)));
        profile
            .nines()
            .ifPresent(
                number ->
                    warnings.add(
                        "column %s has no negative number but %s; if this stands for a missing value, leave those cells empty"
                            .formatted(name, number)));
      }
      List<CellForm> forms = isConfigured(profile) ? List.of() : profile.dateForms();
      if (!forms.isEmpty()) {
        warnings.add(
            "column %s %s. It is taken for a category; nn.columns=%1$s:category says that it is one"
                .formatted(name, profile.otherForm(forms)));
      } else if (input.get().kind() == ColumnKind.CATEGORY
          && !isConfigured(profile)
          && profile.hardlyRepeats()) {
        warnings.add(
            "column %s has %s different values in %s, and may only name the rows%s"
                .formatted(
                    name, profile.different(), Formats.count(profile.present(), "row"), ignoring));
      }
    }
    return warnings;
  }
}
