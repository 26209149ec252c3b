package dev.nnmaven.trainer.task;

/**
 * Hashes of the files as a run wrote them; others may have replaced them since.
 *
 * @param model the SHA-256 of the model; empty if there is none
 * @param report the SHA-256 of the report
 */
public record WrittenFiles(String model, String report) {}
