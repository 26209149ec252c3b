package dev.nnmaven.trainer.config;

import java.util.Collection;

/**
 * Names of the settings that a library reads; a service. A program has one map of settings for all
 * that it does, so that a name is only unknown if none of the libraries on its class path reads it.
 */
public interface SettingNames {

  /** The names; one that ends in {@code /} stands for all elements inside of it. */
  Collection<String> names();
}
