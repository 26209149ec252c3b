/** From a model and held-out data to a verdict. docs/without-maven.md says what is promised. */
// Open: records become JSON and fill templates, and style sheets lie beside them.
@SuppressWarnings({"module", "requires-automatic"}) // those that exports name are built after this
open module dev.nnmaven.gate {
  requires transitive dev.nnmaven.trainer;
  requires gg.jte.runtime;
  requires static java.compiler; // @Generated, on templates
  requires static org.jspecify; // @Nullable

  exports dev.nnmaven.gate;

  // For this project's own modules.
  exports dev.nnmaven.gate.report to
      dev.nnmaven.search;
  exports dev.nnmaven.gate.report.html to
      dev.nnmaven.search;
  exports dev.nnmaven.gate.statistics to
      dev.nnmaven.search;
  exports dev.nnmaven.gate.template to
      dev.nnmaven.search;

  provides dev.nnmaven.trainer.config.SettingNames with
      dev.nnmaven.gate.evaluation.GateSettings;
}
