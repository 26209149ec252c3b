/** The search for the best model. docs/without-maven.md says what is promised. */
// Open: records become JSON and fill a template, and its style sheet lies beside them.
@SuppressWarnings("requires-automatic")
open module dev.nnmaven.search {
  requires transitive dev.nnmaven.trainer;
  requires dev.nnmaven.gate;
  requires gg.jte.runtime;
  requires static java.compiler; // @Generated, on templates
  requires static org.jspecify; // @Nullable

  exports dev.nnmaven.search;

  uses dev.nnmaven.search.trial.TrialBackend;

  provides dev.nnmaven.trainer.config.SettingNames with
      dev.nnmaven.search.SearchSettings;
  provides dev.nnmaven.trainer.task.Work with
      dev.nnmaven.search.CrossValidationTask,
      dev.nnmaven.search.SearchTask;
}
