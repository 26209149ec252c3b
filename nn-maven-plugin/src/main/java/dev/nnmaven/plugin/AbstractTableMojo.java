package dev.nnmaven.plugin;

import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Base of goals that train: what they have to know of a table. */
abstract class AbstractTableMojo extends AbstractModelMojo {

  /**
   * Column of a table that is to be predicted, by its name. Required for tables. Example: {@code
   * <target>species</target>}
   */
  @Parameter(property = "nn.target")
  String target;

  /**
   * What a table's target is: {@code classification}, or {@code regression} to predict a number.
   * Default: regression if the target has numbers, unless these are at most 10 different whole
   * ones; else classification. Example: {@code <task>regression</task>}
   */
  @Parameter(property = "nn.task")
  String task;

  /**
   * What the columns of a table are, where it is not what they look like: {@code number}, {@code
   * category}, {@code yesNo}, {@code date}, {@code date(MMM d yyyy)}, {@code ordinal(small, medium,
   * large)} or {@code ignore}; as a list, or in the POM as an element each. Default: as they look,
   * and a category has at most 100 different values. Example: {@code <columns>zip:category,
   * id:ignore</columns>} or {@code <columns><zip>category</zip><id>ignore</id></columns>}
   */
  @Parameter(property = "nn.columns")
  PlexusConfiguration columns;

  /**
   * Missing values of a table, which are empty cells, {@code NA} and {@code null}: {@code refuse}
   * them, replace them by the {@code mean} (of categories, the most frequent one), give them an
   * {@code indicator}, an input of their own, or {@code auto}: an indicator where at least 5
   * training rows and 1 in 100 lack the value, else the mean; and other ways for single columns.
   * Default: refuse. Example: {@code <missing>mean, cabin:indicator</missing>}
   */
  @Parameter(property = "nn.missing")
  String missing;

  /**
   * Rows of a table whose target is missing: {@code refuse} them, or {@code skip} them, in training
   * and whenever the model is judged. Default: refuse. Example: {@code
   * <missingTarget>skip</missingTarget>}
   */
  @Parameter(property = "nn.missingTarget")
  String missingTarget;

  /**
   * Categories of a table that no training row has: {@code refuse} them, or have an input for any
   * {@code other}. Default: refuse. Example: {@code <unknownCategory>other</unknownCategory>}
   */
  @Parameter(property = "nn.unknownCategory")
  String unknownCategory;

  /**
   * How numbers, ordinals and dates of a table become inputs: {@code standard} by mean and standard
   * deviation, {@code robust} by median and quartiles with what is far out smoothly clipped, {@code
   * piecewise} or {@code piecewise(16)} robust with an input for each of so many bins besides.
   * Default: standard. Example: {@code <numbers>robust</numbers>}
   */
  @Parameter(property = "nn.numbers")
  String numbers;

  /**
   * Number of training rows that a category of a table needs to get an input. Rarer ones are taken
   * together with unknown ones, which are then accepted. Default: 1. Example: {@code
   * <minCategoryRows>10</minCategoryRows>}
   */
  @Parameter(property = "nn.minCategoryRows")
  String minCategoryRows;

  /**
   * Which rows of a table are held out: their {@code content} decides, {@code group(patient)} keeps
   * the rows of one value of a column together, {@code time(date)} holds out the last ones. Such a
   * column is no input, unless {@code columns} has its kind, and it is not the target. Default:
   * content. Example: {@code <split>group(patient)</split>}
   */
  @Parameter(property = "nn.split")
  String split;

  /**
   * Character between the cells of a table: {@code comma}, {@code semicolon}, {@code tab} or any
   * other. Default: the most frequent of these in the first line. Example: {@code
   * <separator>semicolon</separator>}
   */
  @Parameter(property = "nn.separator")
  String separator;
}
