package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.CellForm;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberForm;
import dev.nnmaven.nn.data.table.NumberForm.Writing;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ColumnRule;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.config.UndecidedException;
import dev.nnmaven.trainer.config.UndecidedException.Decision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Infers from the profiles of a file's columns, and from the configuration, what each is for. */
final class TablePlanner {

  /** More different values are not a category unless it is configured. */
  static final int MOST_CATEGORIES = 100;

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
    Optional<Column> splitColumn =
        Optional.of(splitName)
            .filter(name -> !name.isEmpty() && !name.equals(target))
            .filter(name -> inputs.stream().noneMatch(column -> column.name().equals(name)))
            .map(name -> Column.of(name, profile(name).kind()).with(Missing.MEAN));
    return new TablePlan(
        inputs, predicted.orElseThrow(), settings.columns().skips(), settings.split(), splitColumn);
  }

  /** Adds what a column that splits must not be. */
  private void requireSplit(String name, String target) {
    String rule = "nn.split=" + SafeText.text(settings.split().specification());
    if (name.equals(target)) {
      mistakes.add(
          rule
              + ": this is the target, so the test rows would have values that training never sees;"
              + " name a column that shows which rows belong together, such as a person or a day");
    } else if (settings.split().kind() == SplitRule.Kind.TIME && form(name).isEmpty()) {
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

  /** The form of a column's values, if it is configured. */
  private Optional<CellForm> form(String name) {
    return settings.columns().rule(name).flatMap(ColumnRule::form);
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

  /** All but those that are ignored; one that splits, or names rows, only if it is configured. */
  private boolean isInput(String name) {
    return settings.columns().rule(name).isEmpty()
        ? !name.equals(settings.split().column()) && !name.equals(RowFile.ROW_NAMES)
        : form(name).isPresent();
  }

  private Optional<Column> input(ColumnProfile profile) {
    Optional<ColumnRule> configured = settings.columns().rule(profile.name());
    CellForm form = form(profile.name()).orElseGet(profile::kind);
    boolean isGuessed = configured.isEmpty() && form == ColumnKind.CATEGORY;
    if (isOtherForm(profile) || isGuessed && isUndecided(profile)) {
      return Optional.empty();
    }
    try {
      List<String> values = configured.map(ColumnRule::values).orElse(List.of());
      return Optional.of(
          Column.of(profile.name(), profile.withUnit(form), values)
              .with(settings.columns().missing(profile.name()))
              .withUnknown(settings.columns().acceptsUnknown() && form == ColumnKind.CATEGORY));
    } catch (IllegalArgumentException e) {
      mistakes.add("nn.columns: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether somebody must decide if it is a category. */
  private boolean isUndecided(ColumnProfile profile) {
    String name = profile.shownName();
    boolean areMany = profile.different() > MOST_CATEGORIES;
    if (profile.isAlmostNumber() || profile.isAlmostDate()) {
      String found =
          profile.isAlmostNumber()
              ? "numbers, but " + profile.odd()
              : "dates, but %s is none; dates are written 2026-03-31".formatted(profile.noDate());
      String message =
          ("column %s of %s has %s. Correct it, or have an empty cell or NA for a missing value;"
                  + " nn.columns=%s:category takes all of them as words")
              .formatted(name, file, found, name);
      decide(profile, message, ColumnRule.IGNORE, false);
    } else if (areMany && profile.hasUnits()) {
      String message =
          ("column %s of %s has numbers that are not all written in one way (%s). Correct it: all of"
                  + " them need one unit, or none; nn.columns=%s:category takes them as words")
              .formatted(name, file, profile.odd(), name);
      decide(profile, message, ColumnRule.IGNORE, false);
    } else if (areMany) {
      List<CellForm> forms = profile.dateForms();
      String found =
          forms.isEmpty()
              ? ", too many to be taken for a category (%s); it may have at most %s unless it is configured."
                  .formatted(profile.odd(), MOST_CATEGORIES)
              : " and %s;".formatted(profile.otherForm(forms));
      String message =
          ("column %s of %s has %s different values%s nn.columns=%s:ignore skips it,"
                  + " %5$s:text takes its words and their parts, %5$s:category each value")
              .formatted(name, file, profile.differentText(), found, name);
      decide(profile, message, forms);
    }
    return areMany || profile.isAlmostNumber() || profile.isAlmostDate();
  }

  /** Adds a decision: how values are to be read, unless there are two ways; without any, not. */
  private void decide(ColumnProfile profile, String message, List<CellForm> forms) {
    String rule = forms.isEmpty() ? ColumnRule.IGNORE : ColumnProfile.rule(forms.get(0));
    decide(profile, message, rule, forms.size() < 2);
  }

  /** Adds a decision, with a rule to continue with, which may be what to write. */
  private void decide(ColumnProfile profile, String message, String rule, boolean isAdvice) {
    decisions.add(new Decision(message, given -> given.withRule(profile.name(), rule), isAdvice));
  }

  /** Whether values are numbers, or configured dates, that are written otherwise; says how. */
  private boolean isOtherForm(ColumnProfile profile) {
    Optional<CellForm> form = form(profile.name());
    List<CellForm> forms =
        switch (form.map(CellForm::kind).orElse(ColumnKind.NUMBER)) {
          case NUMBER -> profile.numberForms(writing);
          case DATE -> profile.dateForms();
          default -> List.of();
        };
    if (forms.isEmpty() || form.map(profile::withUnit).filter(profile::isIn).isPresent()) {
      return false;
    }
    String name = profile.shownName();
    String found = "%s of %s".formatted(name, file);
    String otherForm = profile.otherForm(forms);
    if (form.isPresent()) {
      String specification = SafeText.text(form.get().specification());
      String message = "nn.columns: is %s for column %s, which %s";
      decide(profile, message.formatted(specification, found, otherForm), forms);
      return true;
    }
    boolean isTarget = settings.target().equals(Optional.of(profile.name()));
    String other =
        profile.kind() == ColumnKind.NUMBER
            ? "nn.columns=%s:number takes points as decimal ones".formatted(name)
            : isTarget
                ? "nn.task=classification takes them as classes"
                : "nn.columns=%s:category takes them as words".formatted(name);
    String what = isTarget ? "the target" : "column";
    decide(profile, "%s %s %s; %s".formatted(what, found, otherForm, other), forms);
    return true;
  }

  private Column target(ColumnProfile profile) {
    CellForm number = form(profile.name()).orElse(ColumnKind.NUMBER);
    return Column.of(
        profile.name(), isRegression(profile) ? profile.withUnit(number) : ColumnKind.CATEGORY);
  }

  /** As configured; else numbers, unless they are a few whole ones. */
  private boolean isRegression(ColumnProfile profile) {
    Optional<ColumnRule> configured = settings.columns().rule(profile.name());
    if (configured.isPresent()) {
      return isRegression(profile, configured.get());
    }
    boolean areClasses = settings.task().equals(Optional.of(ClassificationTask.KIND));
    if (!areClasses && isOtherForm(profile)) {
      return true;
    }
    if (settings.task().isPresent()) {
      if (!areClasses && !profile.odd().isEmpty()) {
        mistakes.add(
            "nn.task=regression predicts a number, but column %s of %s has others: %s"
                .formatted(profile.shownName(), file, profile.odd()));
      }
      return !areClasses;
    }
    if (profile.isAlmostNumber()) {
      mistakes.add(
          ("the target %s of %s has numbers, but %s. Correct it, or nn.task=classification takes all"
                  + " of them as words")
              .formatted(profile.shownName(), file, profile.odd()));
    }
    return profile.kind() == ColumnKind.NUMBER
        && !(profile.isInteger() && profile.different() <= TablePlan.MOST_NUMBERED_CLASSES);
  }

  private boolean isRegression(ColumnProfile profile, ColumnRule configured) {
    Optional<ColumnKind> kind = configured.form().map(CellForm::kind);
    boolean number = kind.equals(Optional.of(ColumnKind.NUMBER));
    boolean category = kind.equals(Optional.of(ColumnKind.CATEGORY));
    String expected = number ? RegressionTask.KIND : ClassificationTask.KIND;
    if (!number && !category) {
      mistakes.add(
          "nn.columns: the target %s is a number or a category; it cannot be of another kind"
              .formatted(profile.shownName()));
    } else if (!settings.task().orElse(expected).equals(expected)) {
      mistakes.add(
          "nn.task: is %s, but nn.columns says that the target %s is a %s"
              .formatted(settings.task().get(), profile.shownName(), configured.specification()));
    } else if (number) {
      isOtherForm(profile);
    }
    return number;
  }
}
