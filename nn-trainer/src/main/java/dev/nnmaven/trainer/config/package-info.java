/**
 * Configuration: {@code Parameters} is the table of all parameters, {@code Settings} has their
 * texts, {@code SettingsReader} reads them and reports all mistakes at once, {@code ShortForm}
 * turns elements into texts. No arithmetic.
 */
package dev.nnmaven.trainer.config;
