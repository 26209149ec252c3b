package dev.nnmaven.trainer.fork;

import dev.nnmaven.trainer.config.Settings;
import java.io.IOException;

/** Supplies the settings of a training process while it starts. */
@FunctionalInterface
public interface SettingsSupplier {

  /** The settings, asked for once; throws if the work cannot be begun. */
  Settings settings() throws IOException;
}
