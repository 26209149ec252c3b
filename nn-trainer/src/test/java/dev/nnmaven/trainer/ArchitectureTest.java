package dev.nnmaven.trainer;

import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.testing.Architecture;
import java.util.List;
import java.util.Map;

class ArchitectureTest extends Architecture {

  ArchitectureTest() {
    super(
        Settings.class,
        "dev.nnmaven.trainer",
        Map.ofEntries(
            Map.entry("text", List.of()),
            Map.entry("extension", List.of()),
            Map.entry("files", List.of()),
            Map.entry("config", List.of("files", "text")),
            Map.entry("table", List.of("config", "text")),
            Map.entry("recipe", List.of("config", "text")),
            Map.entry("data", List.of("table", "config", "text")),
            Map.entry("measure", List.of("config", "text")),
            Map.entry("job", List.of("recipe", "table", "data", "measure", "config", "text")),
            Map.entry("answers", List.of("job", "data", "measure", "table", "config", "text")),
            Map.entry("importer", List.of("job", "config", "text")),
            Map.entry("onnx", List.of("config")),
            Map.entry("predict", List.of("files", "job", "table", "config", "text")),
            Map.entry("figures", List.of("files", "job", "data", "measure", "text")),
            Map.entry("curves", List.of("figures", "measure", "config", "text")),
            Map.entry("console", List.of("config", "text")),
            Map.entry(
                "log",
                List.of(
                    "curves", "figures", "console", "job", "data", "measure", "recipe", "config",
                    "text")),
            Map.entry(
                "checkpoint",
                List.of(
                    "log", "files", "figures", "console", "job", "data", "measure", "config",
                    "text")),
            Map.entry(
                "task",
                List.of(
                    "checkpoint",
                    "importer",
                    "predict",
                    "log",
                    "figures",
                    "table",
                    "console",
                    "job",
                    "data",
                    "config",
                    "text")),
            Map.entry("fork", List.of("task", "files", "job", "console", "config", "text")),
            Map.entry("uptodate", List.of("files", "task", "job", "config")),
            Map.entry("reproduce", List.of("job", "config", "text"))));
  }
}
