package dev.nnmaven.trainer.text;

/**
 * An exception whose message has several lines on purpose. Line ends in messages of others come
 * from data, and are escaped.
 */
public interface MultilineMessage {}
