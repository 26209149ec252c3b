/** From settings and data to a model file. docs/without-maven.md says what is promised. */
// Open: records of every package become JSON, and Gson reads them.
@SuppressWarnings({"module", "requires-automatic"}) // those that exports name are built after this
open module dev.nnmaven.trainer {
  requires transitive dev.nnmaven.nn;
  requires com.google.gson;
  requires com.google.protobuf;
  requires de.siegmar.fastcsv;
  requires org.tribuo.util.onnx;
  requires static org.jspecify; // @Nullable

  exports dev.nnmaven.trainer.config;
  exports dev.nnmaven.trainer.console;
  exports dev.nnmaven.trainer.task;

  // For this project's own modules.
  exports dev.nnmaven.trainer.answers to
      dev.nnmaven.gate;
  exports dev.nnmaven.trainer.checkpoint to
      dev.nnmaven.search;
  exports dev.nnmaven.trainer.curves to
      dev.nnmaven.gate;
  exports dev.nnmaven.trainer.data to
      dev.nnmaven.gate,
      dev.nnmaven.search;
  exports dev.nnmaven.trainer.figures to
      dev.nnmaven.gate,
      dev.nnmaven.search;
  exports dev.nnmaven.trainer.files to
      dev.nnmaven.gate,
      dev.nnmaven.search;
  exports dev.nnmaven.trainer.importer to
      dev.nnmaven.gate;
  exports dev.nnmaven.trainer.job to
      dev.nnmaven.gate,
      dev.nnmaven.search;
  exports dev.nnmaven.trainer.measure to
      dev.nnmaven.gate,
      dev.nnmaven.search;
  exports dev.nnmaven.trainer.predict to
      dev.nnmaven.gate;
  exports dev.nnmaven.trainer.recipe to
      dev.nnmaven.gate,
      dev.nnmaven.search;
  exports dev.nnmaven.trainer.table to
      dev.nnmaven.gate;
  exports dev.nnmaven.trainer.text to
      dev.nnmaven.gate,
      dev.nnmaven.search;

  uses dev.nnmaven.trainer.config.SettingNames;
  uses dev.nnmaven.trainer.task.Work;

  provides dev.nnmaven.trainer.config.SettingNames with
      dev.nnmaven.trainer.task.TrainerSettings;
  provides dev.nnmaven.trainer.task.Work with
      dev.nnmaven.trainer.task.TrainingTask;
  provides dev.nnmaven.nn.layer.LayerKind with
      dev.nnmaven.trainer.config.Output;
}
