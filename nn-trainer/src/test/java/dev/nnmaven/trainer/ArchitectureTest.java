package dev.nnmaven.trainer;

import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.testing.Architecture;

class ArchitectureTest extends Architecture {

  ArchitectureTest() {
    super(
        Settings.class,
        "dev.nnmaven.trainer",
        """
        text:
        extension:
        files:
        config: files text
        table: config text
        image: config
        recipe: config text
        data: table image config text
        measure: config text
        job: recipe table image data measure files config text
        answers: job data measure table config text
        importer: job config text
        onnx: config
        predict: files job table config text
        figures: files job data measure text
        curves: figures measure config text
        console: config text
        log: curves figures console job data measure recipe config text
        checkpoint: log files figures console job data measure config text
        task: checkpoint importer predict log figures table image console job data config text
        fork: task files job console config text
        uptodate: files task job config
        reproduce: job config text
        """);
  }
}
