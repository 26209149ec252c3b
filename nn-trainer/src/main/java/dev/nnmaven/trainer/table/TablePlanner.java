package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.CellForm;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberForm;
import dev.nnmaven.nn.data.table.NumberForm.Writing;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ColumnRule;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.config.UndecidedException;
import dev.nnmaven.trainer.config.UndecidedException.Decision;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Infers from the profiles of a file's columns, and from the configuration, what each is for. */
final class TablePlanner {

  /** More different values are no category unless it is configured. */
  static final int MOST_CATEGORIES = 100;

  /** A target of so many different whole numbers is a class, unless it is configured otherwise. */
  static final int MOST_NUMBERED_CLASSES = 10;

  private static final String RULES =
      "the gate's rule for a class is such as nn.minAccuracy, for a number nn.minR2";

  private final Path file;
  private final List<ColumnProfile> profiles;
  private final List<String> names;
  private final TableSettings settings;
  private final Optional<Writing> writing;
  private final List<String> mistakes = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();

  private TablePlanner(Path file, List<ColumnProfile> profiles, TableSettings settings) {
    this.file = file;
    this.profiles = profiles;
    this.names = profiles.stream().map(ColumnProfile::name).toList();
    this.settings = settings;
    this.writing = writing(profiles, settings);
  }

  /**
   * Makes the plan.
   *
   * @param file for messages
   * @throws DatasetException if the columns do not fit what is configured, or cannot be used; the
   *     message lists all mistakes
   */
  static TablePlan plan(Path file, List<ColumnProfile> profiles, TableSettings settings)
      throws DatasetException {
    return new TablePlanner(file, profiles, settings).plan();
  }

  /** How numbers are written, if the settings say it, or only one way reads some column. */
  private static Optional<Writing> writing(List<ColumnProfile> profiles, TableSettings settings) {
    return Stream.concat(
            settings.columns().rules().values().stream().flatMap(rule -> rule.form().stream()),
            profiles.stream()
                .map(profile -> profile.numberForms(Optional.empty()))
                .filter(forms -> forms.size() == 1)
                .map(forms -> forms.get(0)))
        .flatMap(form -> form instanceof NumberForm number ? Stream.of(number.writing()) : null)
        .filter(writing -> writing == Writing.DE)
        .findFirst();
  }

  private TablePlan plan() throws DatasetException {
    String splitName = settings.split().column();
    unknown(file, names, settings)
        .forEach((parameter, what) -> mistakes.add("nn." + parameter + ": " + what));
    if (settings.target().isEmpty()) {
      mistakes.add(
          "nn.target: expected the column of %s to predict: one of %s%s; %s"
              .formatted(file, SafeText.list(names), CsvFile.headerHint(names), RULES));
    }
    String target = settings.target().orElse("");
    List<Column> inputs = new ArrayList<>();
    for (ColumnProfile profile : profiles) {
      if (!profile.name().equals(target) && isInput(profile.name())) {
        input(profile).ifPresent(inputs::add);
      }
    }
    if (inputs.isEmpty() && mistakes.isEmpty() && decisions.isEmpty()) {
      mistakes.add(file + " has no column but the target that is an input");
    }
    if (names.contains(splitName)) {
      requireSplit(splitName, target);
    }
    Optional<Column> predicted =
        Optional.of(target).filter(names::contains).map(this::profile).map(this::target);
    UndecidedException.throwIfUndecided(
        Stream.concat(mistakes.stream().map(Decision::new), decisions.stream()).toList());
    boolean isElsewhere =
        splitName.equals(target)
            || inputs.stream().anyMatch(column -> column.name().equals(splitName))
            || splitName.isEmpty();
    Optional<Column> splitColumn =
        isElsewhere
            ? Optional.empty()
            : Optional.of(Column.of(splitName, profile(splitName).kind()).with(Missing.MEAN));
    return new TablePlan(
        inputs, predicted.orElseThrow(), settings.columns().skips(), settings.split(), splitColumn);
  }

  /** Adds what a column that splits must not be. */
  private void requireSplit(String name, String target) {
    String rule = "nn.split=" + SafeText.text(settings.split().specification());
    if (name.equals(target)) {
      mistakes.add(
          ("%s: this is the target, so the test rows would have values that training never sees;"
                  + " name a column that shows which rows belong together, such as a person or"
                  + " a day")
              .formatted(rule));
    } else if (settings.split().kind() == SplitRule.Kind.TIME
        && Optional.ofNullable(settings.columns().rules().get(name))
            .flatMap(ColumnRule::form)
            .isEmpty()) {
      ColumnProfile profile = profile(name);
      List<CellForm> forms = profile.dateForms();
      if (!forms.isEmpty()) {
        mistakes.add(
            "%s: the column %s (as words they have no order)"
                .formatted(rule, profile.otherForm(forms)));
      } else if (profile.isAlmostDate()) {
        mistakes.add("%s: the column has dates, but %s is none".formatted(rule, profile.noDate()));
      }
    }
  }

  /** What is wrong with columns that the settings name and a file does not have, by parameter. */
  static Map<String, String> unknown(Path file, List<String> names, TableSettings settings) {
    Map<String, Collection<String>> asked = new LinkedHashMap<>();
    asked.put("columns", settings.columns().rules().keySet());
    asked.put("missing", settings.columns().missing().keySet());
    asked.put("split", List.of(settings.split().column()));
    asked.put("target", settings.target().stream().toList());
    Map<String, String> found = new LinkedHashMap<>();
    asked.forEach(
        (parameter, some) -> {
          List<String> lacking =
              some.stream().filter(name -> !name.isEmpty() && !names.contains(name)).toList();
          if (!lacking.isEmpty()) {
            found.put(
                parameter,
                "%s has no column %s; it has %s%s%s"
                    .formatted(
                        file,
                        lacking.stream()
                            .map(name -> SafeText.text(name) + NearestName.hint(name, names))
                            .collect(Collectors.joining(", ")),
                        SafeText.list(names),
                        CsvFile.headerHint(names),
                        parameter.equals("target") ? "; " + RULES : ""));
          }
        });
    return found;
  }

  private ColumnProfile profile(String name) {
    return profiles.get(names.indexOf(name));
  }

  /** All but those that are ignored, and but the one that splits, unless its kind is configured. */
  private boolean isInput(String name) {
    ColumnRule rule = settings.columns().rules().get(name);
    return rule == null ? !name.equals(settings.split().column()) : rule.form().isPresent();
  }

  private Optional<Column> input(ColumnProfile profile) {
    ColumnRule configured = settings.columns().rules().get(profile.name());
    CellForm form = configured == null ? profile.kind() : configured.form().orElseThrow();
    if (isOtherForm(profile, Optional.ofNullable(configured))) {
      return Optional.empty();
    }
    if (configured == null && form == ColumnKind.CATEGORY && !isCategory(profile)) {
      return Optional.empty();
    }
    try {
      Column column =
          Column.of(
                  profile.name(),
                  profile.withUnit(form),
                  configured == null ? List.of() : configured.values())
              .with(settings.columns().missing(profile.name()));
      return Optional.of(
          column.withUnknown(settings.columns().acceptsUnknown() && form == ColumnKind.CATEGORY));
    } catch (IllegalArgumentException e) {
      mistakes.add("nn.columns: " + e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isCategory(ColumnProfile profile) {
    String name = SafeText.text(profile.name());
    if (profile.isAlmostNumber() || profile.isAlmostDate()) {
      String found =
          profile.isAlmostNumber()
              ? "numbers, but " + profile.odd()
              : "dates, but %s is none; dates are written 2026-03-31".formatted(profile.noDate());
      decide(
          profile,
          ("column %s of %s has %s. Correct it, or have an empty cell or NA for a missing value;"
                  + " nn.columns=%s:category takes all of them as words")
              .formatted(name, file, found, name),
          ColumnRule.IGNORE,
          false);
      return false;
    }
    if (profile.different() > MOST_CATEGORIES && profile.hasUnits()) {
      decide(
          profile,
          ("column %s of %s has numbers that are not all written in one way (%s). Correct it: all of"
                  + " them need one unit, or none; nn.columns=%s:category takes them as words")
              .formatted(name, file, profile.odd(), name),
          ColumnRule.IGNORE,
          false);
      return false;
    }
    if (profile.different() > MOST_CATEGORIES) {
      List<CellForm> forms = profile.dateForms();
      String found =
          forms.isEmpty()
              ? ", too many to be taken for a category (%s); it may have at most %s unless it is configured."
                  .formatted(profile.odd(), MOST_CATEGORIES)
              : " and %s;".formatted(profile.otherForm(forms));
      decide(
          profile,
          ("column %s of %s has %s different values%s nn.columns=%s:ignore skips it,"
                  + " %s:text takes its words and their parts, %s:category each value")
              .formatted(name, file, profile.differentText(), found, name, name, name),
          forms);
      return false;
    }
    return true;
  }

  /** Adds a decision: how values are to be read, unless there are two ways; without any, not. */
  private void decide(ColumnProfile profile, String message, List<CellForm> forms) {
    String rule = forms.isEmpty() ? ColumnRule.IGNORE : ColumnProfile.rule(forms.get(0));
    decide(profile, message, rule, forms.size() < 2);
  }

  /** Adds a decision, with a rule to go on with, which may be what to write. */
  private void decide(ColumnProfile profile, String message, String rule, boolean isAdvice) {
    decisions.add(new Decision(message, given -> given.withRule(profile.name(), rule), isAdvice));
  }

  /** Whether values are numbers, or configured dates, that are written otherwise; says how. */
  private boolean isOtherForm(ColumnProfile profile, Optional<ColumnRule> configured) {
    Optional<CellForm> form = configured.flatMap(ColumnRule::form);
    ColumnKind kind = form.map(CellForm::kind).orElse(ColumnKind.NUMBER);
    List<CellForm> forms =
        switch (kind) {
          case NUMBER -> profile.numberForms(writing);
          case DATE -> profile.dateForms();
          default -> List.of();
        };
    if (forms.isEmpty()
        || form.filter(cellForm -> profile.isIn(profile.withUnit(cellForm))).isPresent()) {
      return false;
    }
    String name = SafeText.text(profile.name());
    boolean isTarget = settings.target().equals(Optional.of(profile.name()));
    String found = "%s of %s".formatted(name, file);
    String other =
        profile.kind() == ColumnKind.NUMBER
            ? "nn.columns=%s:number takes points as decimal ones".formatted(name)
            : isTarget
                ? "nn.task=classification takes them as classes"
                : "nn.columns=%s:category takes them as words".formatted(name);
    decide(
        profile,
        form.isPresent()
            ? "nn.columns: is %s for column %s, which %s"
                .formatted(
                    SafeText.text(form.get().specification()), found, profile.otherForm(forms))
            : "%s %s %s; %s"
                .formatted(
                    isTarget ? "the target" : "column", found, profile.otherForm(forms), other),
        forms);
    return true;
  }

  private Column target(ColumnProfile profile) {
    CellForm number =
        Optional.ofNullable(settings.columns().rules().get(profile.name()))
            .flatMap(ColumnRule::form)
            .orElse(ColumnKind.NUMBER);
    return Column.of(
        profile.name(), isRegression(profile) ? profile.withUnit(number) : ColumnKind.CATEGORY);
  }

  /** As configured; else numbers, unless they are a few whole ones. */
  private boolean isRegression(ColumnProfile profile) {
    ColumnRule configured = settings.columns().rules().get(profile.name());
    if (configured != null) {
      return isRegression(profile, configured);
    }
    if (!settings.task().equals(Optional.of(ClassificationTask.KIND))
        && isOtherForm(profile, Optional.empty())) {
      return true;
    }
    if (profile.isAlmostNumber() && settings.task().isEmpty()) {
      mistakes.add(
          ("the target %s of %s has numbers, but %s. Correct it, or nn.task=classification takes all"
                  + " of them as words")
              .formatted(SafeText.text(profile.name()), file, profile.odd()));
    }
    boolean isNumber = profile.kind() == ColumnKind.NUMBER;
    if (settings.task().isPresent()) {
      boolean wanted = settings.task().get().equals(RegressionTask.KIND);
      if (wanted && !profile.odd().isEmpty()) {
        mistakes.add(
            "nn.task=regression predicts a number, but column %s of %s has others: %s"
                .formatted(SafeText.text(profile.name()), file, profile.odd()));
      }
      return wanted;
    }
    return isNumber && !(profile.isInteger() && profile.different() <= MOST_NUMBERED_CLASSES);
  }

  private boolean isRegression(ColumnProfile profile, ColumnRule configured) {
    Optional<ColumnKind> kind = configured.form().map(CellForm::kind);
    boolean number = kind.equals(Optional.of(ColumnKind.NUMBER));
    boolean category = kind.equals(Optional.of(ColumnKind.CATEGORY));
    String expected = number ? RegressionTask.KIND : ClassificationTask.KIND;
    if (!number && !category) {
      mistakes.add(
          "nn.columns: the target %s is a number or a category; it cannot be of another kind"
              .formatted(SafeText.text(profile.name())));
    } else if (settings.task().isPresent() && !settings.task().get().equals(expected)) {
      mistakes.add(
          "nn.task: is %s, but nn.columns says that the target %s is a %s"
              .formatted(
                  settings.task().get(),
                  SafeText.text(profile.name()),
                  configured.specification()));
    } else if (number) {
      isOtherForm(profile, Optional.of(configured));
    }
    return number;
  }

  /** Why the task is what it is, for the log. */
  static String task(TablePlan plan, ColumnProfile target, TableSettings settings) {
    String kind = plan.isClassification() ? ClassificationTask.KIND : RegressionTask.KIND;
    boolean configured =
        settings.task().isPresent() || settings.columns().rules().containsKey(plan.target().name());
    String other = plan.isClassification() ? "; nn.task=regression predicts the number" : "";
    return "%s of %s, which has %s different values%s"
        .formatted(
            kind,
            SafeText.text(target.name()),
            target.differentText(),
            !configured && target.kind() == ColumnKind.NUMBER ? other : "");
  }

  static List<String> lines(TablePlan plan, List<ColumnProfile> profiles, Table table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("column", "kind", "missing", "different", "values in all rows"));
    for (ColumnProfile profile : profiles) {
      rows.add(
          List.of(
              SafeText.text(profile.name()),
              use(plan, profile.name()),
              Formats.count(profile.missing()),
              profile.different() > ColumnProfile.MOST_COUNTED
                  ? "> " + Formats.count(ColumnProfile.MOST_COUNTED)
                  : Formats.count(profile.different()),
              range(profile, table)));
    }
    return TextTable.lines("%-*s  %-*s  %7s  %9s  %s", rows);
  }

  /** From the first day or the least number to the last, in whatever form; else what cells are. */
  private static String range(ColumnProfile profile, Table table) {
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
    return profile.range();
  }

  private static String use(TablePlan plan, String name) {
    if (name.equals(plan.target().name())) {
      return plan.isClassification() ? "target: class" : "target: number";
    }
    return plan.inputs().stream()
        .filter(column -> column.name().equals(name))
        .map(column -> column.specification())
        .findFirst()
        .orElse(name.equals(plan.split().column()) ? "splits" : "ignored");
  }

  private static boolean isCategory(TablePlan plan, String name) {
    return plan.inputs().stream()
        .anyMatch(column -> column.name().equals(name) && column.kind() == ColumnKind.CATEGORY);
  }

  /** Warnings about columns that are perhaps not what they are taken for. */
  static List<String> warnings(
      TablePlan plan, List<ColumnProfile> profiles, TableSettings settings) {
    List<String> inputs = plan.inputs().stream().map(Column::name).toList();
    List<String> warnings = new ArrayList<>();
    for (ColumnProfile profile : profiles) {
      String name = SafeText.text(profile.name());
      boolean isClass = plan.isClassification() && plan.target().name().equals(profile.name());
      if (isClass || isCategory(plan, profile.name())) {
        profile
            .twins()
            .ifPresent(
                twins ->
                    warnings.add(
                        "column %s has values that only differ in upper and lower case, %s; they are different ones"
                            .formatted(name, twins)));
      }
      if (!inputs.contains(profile.name())) {
        continue;
      }
      if (profile.different() == 1) {
        warnings.add(
            ("column %s has one value in all rows, %s, and says nothing; nn.columns=%s:ignore"
                    + " skips it")
                .formatted(name, profile.words(), name));
      }
      if (profile.counts()) {
        warnings.add(
            ("column %s counts the rows, which says nothing about other rows; nn.columns=%s:ignore"
                    + " skips it")
                .formatted(name, name));
      }
      List<CellForm> forms =
          settings.columns().rules().containsKey(profile.name()) ? List.of() : profile.dateForms();
      if (!forms.isEmpty()) {
        warnings.add(
            "column %s %s. It is taken for a category; nn.columns=%s:category says that it is one"
                .formatted(name, profile.otherForm(forms), name));
      }
    }
    return warnings;
  }
}
