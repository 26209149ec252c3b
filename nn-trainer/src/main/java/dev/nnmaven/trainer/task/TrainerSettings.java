package dev.nnmaven.trainer.task;

import dev.nnmaven.trainer.answers.AnswerColumns;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.SettingNames;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.job.TrainingJob;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Names of what this library reads: parameters, and settings that only programs give. */
public final class TrainerSettings implements SettingNames {

  /** One that is found as a service. */
  public TrainerSettings() {}

  @Override
  public Collection<String> names() {
    List<String> more =
        List.of(
            Parameters.COLUMNS.name() + "/",
            Parameters.NETWORK.name() + "/",
            "input",
            "output",
            "slices",
            "predictions",
            AnswerColumns.PARAMETER,
            Coverage.NAME,
            TaskRule.SETTING,
            TrainingJob.PRODUCER,
            TrainingJob.REPORT_FILE,
            TrainingJob.CHECKPOINT_FILE,
            TrainingJob.SETTINGS_SHA256,
            TrainingJob.CODE_SHA256);
    return Stream.concat(Parameters.names(any -> true).stream(), more.stream()).toList();
  }
}
